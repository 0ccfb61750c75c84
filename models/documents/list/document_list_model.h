// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/list/intake_queue.h"
#include "models/documents/list/reading_progress.h"
#include "models/query/newest_answer.h"
#include "storage/api/documents/document_source.h"

#include <QAbstractListModel>
#include <QElapsedTimer>
#include <QTimer>

#include <functional>

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
    [[nodiscard]] const DocumentQuery &query() const { return m_query; }
    void refresh();
    /// Documents have changed: reads again as soon as its share of the time allows, while it is refreshed at all.
    void refreshSoon();
    /// The login may not read documents any more: nothing of them is kept. refresh() asks again.
    void refuse(const StorageError &error);
    /// The next reading goes as far as this row, at most two thousand; for a restored window.
    void reach(int row);
    /// A refresh reads as far as these rows stand by now, at most two thousand: what an analyst looks at stays.
    void keep(const QSet<QUuid> &rows) { m_kept = rows; }
    /// Absent: only when asked.
    void setRefreshInterval(std::optional<std::chrono::milliseconds> interval);
    /// These rows are gone before the server has said so; an empty set brings back what is still there.
    void hide(const QSet<QUuid> &documents);
    [[nodiscard]] bool isHidden(const QUuid &document) const { return m_hidden.contains(document); }
    /// The rows are just being exchanged for those of another question.
    [[nodiscard]] bool isAnsweringAnew() const { return m_isAnsweringAnew; }

    [[nodiscard]] bool hasAnswer() const { return m_hasAnswer; }                          ///< To the present query or one before.
    [[nodiscard]] bool isLoading() const { return m_isNewQuestion && m_answer.isBusy(); } ///< Of the present query.
    [[nodiscard]] bool isSettled() const { return (m_hasAnswer || m_error) && !m_answer.isBusy(); }
    [[nodiscard]] const std::optional<StorageError> &error() const { return m_error; } ///< Of the newest answer.
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
    void startOver();
    void askPage();
    void takePage(const Result<Answer<DocumentList>> &result);
    [[nodiscard]] bool lacksKept() const;
    void adopt();
    void forgetShown();
    void showRows();
    void changeInto(std::vector<DocumentListRow> wanted);
    void removeMissing(const QSet<QUuid> &wanted);
    void reorder(const std::vector<DocumentListRow> &wanted);
    void insertNew(const std::vector<DocumentListRow> &wanted);
    void updateRows(std::vector<DocumentListRow> wanted);
    [[nodiscard]] std::vector<DocumentListRow> wantedRows() const;
    void takeStored(const QUuid &key, DocumentId document);
    void scheduleRefresh();

    DocumentSource &m_source;
    IntakeQueue &m_intake;
    DocumentQuery m_query;
    bool m_isAnsweringAnew = false;
    bool m_isNewQuestion = false;
    bool m_wantsMore = false; ///< Another page was asked for and is not there yet.
    bool m_hasAnswer = false;
    std::optional<StorageError> m_error;
    qint64 m_totalCount = 0;

    std::vector<DocumentRow> m_documents; ///< As last adopted.
    Anchor m_next;
    std::vector<DocumentRow> m_building; ///< Of the pages that are being read.
    Anchor m_buildingNext;
    size_t m_wantedCount = 1; ///< Rows at least; a page always comes whole.
    int m_cycle = 0;
    QHash<QUuid, int> m_storedSince; ///< Document -> cycle; of files that became one.
    QSet<QUuid> m_hidden;
    QSet<QUuid> m_kept;
    ReadingProgress m_progress;
    std::vector<DocumentListRow> m_rows;

    NewestAnswer<DocumentList> m_answer;
    std::optional<std::chrono::milliseconds> m_interval;
    QTimer m_refreshTimer;
    QElapsedTimer m_clock;
    qint64 m_cycleBeganMs = 0;
    qint64 m_freeAtMs = 0;     ///< From then on it may read again.
    bool m_isOutdated = false; ///< Documents have changed since the reading began that is on its way.
};

} // namespace lectern::models
