// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/list/document_list_reader.h"
#include "models/documents/list/intake_queue.h"
#include "models/documents/list/reading_progress.h"

#include <QAbstractListModel>
#include <QElapsedTimer>

namespace lectern::models {

/// One row of the list: a document, or a file that is being uploaded.
struct DocumentListRow {
    QUuid key; ///< The document's id, or the file's key while there is no document.
    std::optional<DocumentRow> stored;
    std::optional<IntakeItem> intake;
    [[nodiscard]] std::optional<DocumentId> document() const { return stored ? std::optional(stored->document.id) : std::nullopt; }
};

/// The list of documents: files being uploaded first, then the documents of the query, loaded page by page as needed.
///
/// A refresh reads the loaded pages again and changes only the rows that differ, so that selection and scroll position stay. It
/// takes at most a tenth of the time.
/// Thread: GUI. Borrows: the source and the intake.
class DocumentListModel : public QAbstractListModel
{
    Q_OBJECT
public:
    DocumentListModel(DocumentSource &source, IntakeQueue &intake, QObject *parent = nullptr);

    /// Starts a new query; the old rows stay until its first page has arrived.
    void setQuery(const DocumentQuery &query);
    [[nodiscard]] const DocumentQuery &query() const { return m_reader.query(); }
    void refresh() { m_reader.refresh(); }
    /// Documents have changed: refreshes as soon as its share of the time allows, if refreshing is on.
    void refreshSoon() { m_reader.refreshSoon(); }
    /// The login may no longer read documents: drops all of them. refresh() asks again.
    void refuse(const StorageError &error);
    /// The next reading includes this row, at most two thousand rows; for a restored window.
    void reach(int row) { m_reader.reach(row); }
    /// A refresh reads far enough to include these rows, at most two thousand: what the analyst looks at stays.
    void keep(const QSet<QUuid> &rows) { m_reader.keep(rows); }
    /// Absent: refreshes only on request.
    void setRefreshInterval(std::optional<std::chrono::milliseconds> interval) { m_reader.setRefreshInterval(interval); }
    /// Hides these rows before the server has confirmed their removal; an empty set shows what still exists.
    void hide(const QSet<QUuid> &documents);
    [[nodiscard]] bool isHidden(const QUuid &document) const { return m_hidden.contains(document); }
    /// Whether the rows are just being replaced by those of another query.
    [[nodiscard]] bool isAnsweringAnew() const { return m_isAnsweringAnew; }

    [[nodiscard]] bool hasAnswer() const { return m_reader.hasAnswer(); } ///< Of the present query or an earlier one.
    [[nodiscard]] bool isLoading() const { return m_reader.isLoading(); } ///< Whether the present query has no answer yet.
    [[nodiscard]] bool isSettled() const { return (hasAnswer() || error()) && !m_reader.isBusy(); }
    [[nodiscard]] const std::optional<StorageError> &error() const { return m_reader.error(); } ///< Of the newest answer.
    /// Of the query: without files being uploaded and without hidden rows.
    [[nodiscard]] qint64 totalCount() const;
    [[nodiscard]] int waitingCount() const; ///< Rows of files being uploaded.

    /// Null outside the rows. Valid until the model changes.
    [[nodiscard]] const DocumentListRow *findRow(int row) const;
    [[nodiscard]] int rowOf(const QUuid &key) const; ///< -1: not loaded.
    [[nodiscard]] std::optional<PagesRead> pagesRead(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void answered();      ///< An answer arrived or failed: hasAnswer(), isLoading(), error(), totalCount() may have changed.
    void questionAsked(); ///< isLoading() became true.
    /// A file became a document; its row now has the document's key.
    void keyChanged(const QUuid &from, const QUuid &to);

private:
    void takeDocuments(bool isNewQuestion);
    void forgetShown();
    void showRows();
    void changeInto(std::vector<DocumentListRow> wanted);
    void removeMissing(const QSet<QUuid> &wanted);
    void reorder(const std::vector<DocumentListRow> &wanted);
    void insertNew(const std::vector<DocumentListRow> &wanted);
    void updateRows(std::vector<DocumentListRow> wanted);
    [[nodiscard]] std::vector<DocumentListRow> wantedRows() const;
    void takeStored(const QUuid &key, DocumentId document);

    IntakeQueue &m_intake;
    DocumentListReader m_reader;
    bool m_isAnsweringAnew = false;
    QHash<QUuid, int> m_storedSince; ///< Document -> the reader's cycle when it was stored; for uploaded files.
    QSet<QUuid> m_hidden;
    ReadingProgress m_progress;
    QElapsedTimer m_clock; ///< For the progress.
    std::vector<DocumentListRow> m_rows;
};

} // namespace lectern::models
