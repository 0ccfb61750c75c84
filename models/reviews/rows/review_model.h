// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/query/newest_answer.h"
#include "models/reviews/rows/newest_count.h"
#include "models/reviews/rows/review_columns.h"
#include "models/reviews/rows/review_generations.h"

#include <QAbstractTableModel>
#include <QTimer>

namespace lectern::models {

/// The reviews of a query as rows of a table, however many there are.
///
/// data() answers from resident pages only and never blocks: a miss is a placeholder and a note of
/// the page wanted; a 0 ms timer turns the notes of one paint into one batch. A new query is a new
/// generation; the old rows stay until its first page is here. A live refresh replaces rows in
/// place and never moves one.
///
/// Thread: GUI. Borrows the source.
class ReviewModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Role {
        LoadStateRole = Qt::UserRole + 1, ///< LoadState
        SortValueRole,                    ///< Compares as the column sorts.
        SourceRole,                       ///< Source, as int.
        IdRole,                           ///< QUuid
    };
    using LoadState = ReviewGenerations::LoadState;

    explicit ReviewModel(ReviewSource &source, QObject *parent = nullptr);

    void setQuery(const ReviewQuery &query);
    /// The newest one, also while rows of the one before are still shown.
    [[nodiscard]] const ReviewQuery &query() const { return m_query; }
    /// Begins a new generation of the same query, at its first row.
    void showNew();
    /// Asks again what failed.
    void retry();
    /// Asks the source again for what is visible and for the count; answers are at most `bound` old.
    void refresh(std::chrono::milliseconds bound = strictBound);
    /// Asks for the count again; the rows keep their places.
    void recount();
    /// Something may have changed: proves the visible rows and the first page again, and asks for what does not hold.
    void refreshVisible();
    /// While the rows are seen, what tells of their age is kept true, and rows scrolled back into view are proved again.
    void setSeen(bool isSeen);
    /// The login may not read reviews any more: nothing of them is kept. retry() asks again.
    void refuse(const StorageError &error);
    /// Both inclusive. What is near is fetched first and what is far is stopped.
    void setVisibleRows(int first, int last);

    [[nodiscard]] bool hasRows() const { return m_generations.shown() != nullptr; }
    /// A new query's first page is on its way.
    [[nodiscard]] bool isLoading() const { return m_generations.pending() != nullptr; }
    [[nodiscard]] bool isSettled() const { return m_generations.isSettled(); }
    /// As the newest count says; rowCount() keeps to the generation's own.
    [[nodiscard]] RowCount count() const;
    [[nodiscard]] RowCount listedCount() const; ///< Of the generation.
    /// The same filter was counted elsewhere, too, at that moment: the newest count is count().
    void noteCount(qint64 count, Instant provenAt);
    [[nodiscard]] QString positionText(int row) const; ///< The one sentence for eye and ear: see review_labels.h.
    [[nodiscard]] int newAbove() const { return m_newAbove; }
    [[nodiscard]] const std::optional<StorageError> &error() const { return m_generations.error(); }

    /// Empty while the row is on its way. Valid until the event loop runs.
    [[nodiscard]] std::optional<ReviewRow> findRow(int row) const { return m_generations.findRow(row); }
    /// The row's source; Stale when it was not proved again in time. Empty while on its way.
    [[nodiscard]] std::optional<Provenance> findProvenance(int row) const { return m_generations.findProvenance(row); }
    /// How old the oldest visible row can be; absent: none is here.
    [[nodiscard]] std::optional<std::chrono::milliseconds> visibleAge() const { return m_generations.oldestAge(m_firstVisible, m_lastVisible); }
    [[nodiscard]] LoadState loadState(int row) const { return m_generations.loadState(row); }
    [[nodiscard]] std::optional<int> rowOf(ReviewId id) const;
    [[nodiscard]] int residentPageCount() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void countChanged();
    void newAboveChanged(int count);
    /// An error began, changed or ended; told once, not per request.
    void errorChanged();
    void loadingChanged();
    void settled();
    /// The live refresh saw rows that differ: counts and statistics are no longer what they were.
    void changesSeen();

private:
    void showPending();
    void takeCount();
    void announcePage(qint64 pageNumber);
    void acceptRefresh(qint64 pageNumber, const PageChanges &changes);
    void setNewAbove(int count);
    void keepMarksTrue();
    void fetchBatch();
    [[nodiscard]] QVariant cellData(int row, ReviewColumn column, int role) const;

    ReviewSource &m_source;
    ReviewQuery m_query;
    ReviewGenerations m_generations;
    NewestAnswer<RowCount> m_recount;
    NewestCount m_newestCount;
    int m_rowCount = 0;
    int m_newAbove = 0;
    bool m_isSeen = false;
    QTimer m_markTimer;
    QStringList m_marks; ///< Of the visible rows, as they were told last.
    int m_firstVisible = 0, m_lastVisible = -1;
    mutable QTimer m_batchTimer; ///< 0 ms: started by data() for the pages that a paint missed.
};

} // namespace lectern::models
