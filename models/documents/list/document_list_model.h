// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/list/document_list_reader.h"
#include "models/documents/list/intake_queue.h"
#include "models/documents/list/reading_progress.h"

#include <QAbstractListModel>
#include <QElapsedTimer>

namespace lectern::models {

/// One row of the list: a document, or a file that is on its way to become one.
struct DocumentListRow {
    QUuid key; ///< The document's, or the file's while there is no document.
    std::optional<DocumentRow> stored;
    std::optional<IntakeItem> intake;
    [[nodiscard]] std::optional<DocumentId> document() const { return stored ? std::optional(stored->document.id) : std::nullopt; }
};

/// The list of documents: files on their way in first, then the documents of the query, page by page as they are wanted.
///
/// A refresh reads the loaded pages again and changes only the rows that differ, so that selection and scroll stay. It costs
/// at most a tenth of the time.
/// Thread: GUI. Borrows: the source and the intake.
class DocumentListModel : public QAbstractListModel
{
    Q_OBJECT
public:
    DocumentListModel(DocumentSource &source, IntakeQueue &intake, QObject *parent = nullptr);

    /// Another question: the rows before stay until its first page is there.
    void setQuery(const DocumentQuery &query);
    [[nodiscard]] const DocumentQuery &query() const { return m_reader.query(); }
    void refresh() { m_reader.refresh(); }
    /// Documents have changed: reads again as soon as its share of the time allows, while it is refreshed at all.
    void refreshSoon() { m_reader.refreshSoon(); }
    /// The login may not read documents any more: nothing of them is kept. refresh() asks again.
    void refuse(const StorageError &error);
    /// The next reading goes as far as this row, at most two thousand; for a restored window.
    void reach(int row) { m_reader.reach(row); }
    /// A refresh reads as far as these rows stand by now, at most two thousand: what an analyst looks at stays.
    void keep(const QSet<QUuid> &rows) { m_reader.keep(rows); }
    /// Absent: only when asked.
    void setRefreshInterval(std::optional<std::chrono::milliseconds> interval) { m_reader.setRefreshInterval(interval); }
    /// These rows are gone before the server has said so; an empty set brings back what is still there.
    void hide(const QSet<QUuid> &documents);
    [[nodiscard]] bool isHidden(const QUuid &document) const { return m_hidden.contains(document); }
    /// The rows are just being exchanged for those of another question.
    [[nodiscard]] bool isAnsweringAnew() const { return m_isAnsweringAnew; }

    [[nodiscard]] bool hasAnswer() const { return m_reader.hasAnswer(); } ///< To the present query or one before.
    [[nodiscard]] bool isLoading() const { return m_reader.isLoading(); } ///< Of the present query.
    [[nodiscard]] bool isSettled() const { return (hasAnswer() || error()) && !m_reader.isBusy(); }
    [[nodiscard]] const std::optional<StorageError> &error() const { return m_reader.error(); } ///< Of the newest answer.
    /// Of the query: without files on their way, and without what hide() took.
    [[nodiscard]] qint64 totalCount() const;
    [[nodiscard]] int waitingCount() const; ///< Rows of files on their way.

    /// Null outside the rows. Valid until the model changes.
    [[nodiscard]] const DocumentListRow *findRow(int row) const;
    [[nodiscard]] int rowOf(const QUuid &key) const; ///< -1: not among the loaded ones.
    [[nodiscard]] std::optional<PagesRead> pagesRead(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void answered();      ///< An answer has come, or failed: hasAnswer(), isLoading(), error(), totalCount() may be others.
    void questionAsked(); ///< isLoading() is true now.
    /// A document that a file has become; the row with the file's key is the document's now.
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
    QHash<QUuid, int> m_storedSince; ///< Document -> cycle of the reader; of files that became one.
    QSet<QUuid> m_hidden;
    ReadingProgress m_progress;
    QElapsedTimer m_clock; ///< Of the progress.
    std::vector<DocumentListRow> m_rows;
};

} // namespace lectern::models
