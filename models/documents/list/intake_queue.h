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

/// A file on its way into PostgreSQL.
struct IntakeItem {
    enum class State : quint8 {
        Waiting, ///< For its turn.
        Uploading,
        Stored,   ///< It is a document now; the list does not show it yet.
        Existing, ///< Its content was there already: the analyst decides.
        Failed,
    };
    QUuid key; ///< Its name while it has no document.
    NewDocument file;
    QString name; ///< The file's.
    State state = State::Waiting;
    qint64 doneBytes = 0;
    qint64 totalBytes = 0;              ///< 0: not known yet.
    std::optional<StorageError> error;  ///< Of Failed.
    std::optional<DocumentId> document; ///< Of Stored: the new one; of Existing: the one that has the content.
    [[nodiscard]] double share() const { return totalBytes > 0 ? double(doneBytes) / double(totalBytes) : 0.0; }
};

/// Takes files in, a few at a time: an item per file at once, each with its own progress, cancel and retry.
///
/// Thread: GUI; the files are read by the sink. Borrows: the sink. What is on its way when it ends is stopped and leaves nothing.
class IntakeQueue : public QObject
{
    Q_OBJECT
public:
    static constexpr int maxInFlight = 3;

    explicit IntakeQueue(DocumentSink &sink, QObject *parent = nullptr);
    ~IntakeQueue() override;

    /// `folders`: of those that were met in a dropped folder.
    void add(const QStringList &paths, const FolderOfFile &folders = {});
    /// In the order they came.
    [[nodiscard]] const std::vector<IntakeItem> &items() const { return m_items; }
    [[nodiscard]] const IntakeItem *find(const QUuid &key) const;
    [[nodiscard]] bool isBusy() const;

    /// Waiting or being read: it goes and leaves nothing. Failed or existing: it goes.
    void drop(QUuid key);
    void dropAll();
    void retry(QUuid key); ///< Of Failed.
    /// Of Existing: a new version of the document that has the content.
    void addAsNewVersion(QUuid key);
    /// The list shows these documents now: their items are not needed any more.
    void forget(const std::vector<DocumentId> &shown);

Q_SIGNALS:
    void changed();    ///< Items came, went or changed their state.
    void progressed(); ///< Bytes only.
    void stored(lectern::DocumentId document);

private:
    /// What a storage thread tells of a file that is being read.
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
    QTimer m_meterTimer; ///< Bytes are looked at, not signalled: a drop of many files must not flood the event loop.
};

} // namespace lectern::models
