// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/document_sink.h"
#include "storage/api/files/opened_file.h"

#include <QObject>
#include <QTimer>

#include <atomic>
#include <memory>
#include <optional>
#include <vector>

namespace lectern::models {

/// A file that is being uploaded to PostgreSQL.
struct IntakeItem {
    enum class State : quint8 {
        Waiting, ///< For its turn.
        Uploading,
        Stored,   ///< It is a document now, but the list does not show it yet.
        Existing, ///< A document with the same content exists: the analyst decides.
        Failed,
    };
    QUuid key; ///< Identifies the item while it has no document.
    NewDocument file;
    QString name; ///< Of the file.
    State state = State::Waiting;
    qint64 doneBytes = 0;
    qint64 totalBytes = 0;              ///< 0: not known yet.
    std::optional<StorageError> error;  ///< For Failed.
    std::optional<DocumentId> document; ///< For Stored: the new document; for Existing: the one with the same content.
    [[nodiscard]] double share() const { return totalBytes > 0 ? double(doneBytes) / double(totalBytes) : 0.0; }
};

/// Uploads files, a few at a time: one item per file, with its own progress, cancel and retry.
///
/// Thread: GUI; the sink reads the files. Borrows: the sink. The destructor cancels running uploads, which then store nothing.
class IntakeQueue : public QObject
{
    Q_OBJECT
public:
    static constexpr int maxInFlight = 3;

    explicit IntakeQueue(DocumentSink &sink, QObject *parent = nullptr);
    ~IntakeQueue() override;

    /// `folders`: for files that were found in a dropped folder.
    void add(const QStringList &paths, const FolderOfFile &folders = {});
    /// In the order in which they were added.
    [[nodiscard]] const std::vector<IntakeItem> &items() const { return m_items; }
    [[nodiscard]] const IntakeItem *find(const QUuid &key) const;
    [[nodiscard]] bool isBusy() const;

    /// Removes an item; if it is waiting or being read, its upload is cancelled and nothing is stored.
    void drop(QUuid key);
    void dropAll();
    void retry(QUuid key); ///< For Failed.
    /// For Existing: uploads it as a new version of the document with the same content.
    void addAsNewVersion(QUuid key);
    /// The list shows these documents now: removes their items.
    void forget(const std::vector<DocumentId> &shown);

Q_SIGNALS:
    void changed();    ///< Items were added, removed or changed state.
    void progressed(); ///< Only byte counts changed.
    void stored(lectern::DocumentId document);

private:
    /// Progress of a file that a storage thread reads.
    struct Meter {
        std::atomic<qint64> done{0}, total{0};
    };
    struct Upload {
        QUuid key;
        std::stop_source stop;
        std::shared_ptr<Meter> meter;
    };
    [[nodiscard]] IntakeItem *item(const QUuid &key);
    void startNext();
    void start(IntakeItem &item);
    void finish(const QUuid &key, const Result<AddedDocument> &result);
    void takeBack(const Result<AddedDocument> &result);
    void readMeters();

    DocumentSink &m_sink;
    std::vector<IntakeItem> m_items;
    std::vector<Upload> m_uploads;
    QTimer m_meterTimer; ///< Byte counts are polled, not signalled: a drop of many files must not flood the event loop.
};

} // namespace lectern::models
