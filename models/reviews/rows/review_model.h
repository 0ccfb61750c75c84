// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/query/newest_answer.h"
#include "models/reviews/rows/newest_count.h"
#include "models/reviews/rows/review_columns.h"
#include "models/reviews/rows/review_generations.h"

#include <QAbstractTableModel>
#include <QTimer>

namespace lectern::models {

/// The reviews of a query as rows of a table, in any number.
///
/// data() uses resident pages only and never blocks: a miss returns a placeholder and notes the
/// page as wanted; a 0 ms timer turns the notes of one paint into one batch. A new query is a new
/// generation; the old rows stay until its first page arrives. A refresh replaces rows in
/// place and never moves one.
///
/// Thread: GUI. Borrows the source.
class ReviewModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Role {
        LoadStateRole = Qt::UserRole + 1, ///< LoadState
        SortValueRole,                    ///< Compares in the column's sort order.
        SourceRole,                       ///< int(Source)
        IdRole,                           ///< QUuid
    };
    using LoadState = ReviewGenerations::LoadState;

    explicit ReviewModel(ReviewSource &source, QObject *parent = nullptr);

    void setQuery(const ReviewQuery &query);
    /// The newest query, even while rows of the previous one are shown.
    [[nodiscard]] const ReviewQuery &query() const { return m_query; }
    /// Begins a new generation of the same query, at its first row.
    void showNew();
    /// Repeats failed requests.
    void retry();
    /// Requests the visible rows and the count again; answers are at most `bound` old.
    void refresh(std::chrono::milliseconds bound = strictBound);
    /// Requests the count again; the rows stay in place.
    void recount();
    /// Something may have changed: proves the visible rows and the first page fresh again, and requests those that are not.
    void refreshVisible();
    /// While the rows are seen, their displayed ages are updated, and rows scrolled back into view are proved fresh again.
    void setSeen(bool isSeen);
    /// The login may no longer read reviews: drops all rows. retry() requests them again.
    void refuse(const StorageError &error);
    /// Both inclusive. Nearby pages are requested first, and requests for distant ones are stopped.
    void setVisibleRows(int first, int last);

    [[nodiscard]] bool hasRows() const { return m_generations.shown() != nullptr; }
    /// Whether the first page of a new query is still to arrive.
    [[nodiscard]] bool isLoading() const { return m_generations.pending() != nullptr; }
    [[nodiscard]] bool isSettled() const { return m_generations.isSettled(); }
    /// The newest count; rowCount() remains that of the generation.
    [[nodiscard]] RowCount count() const;
    [[nodiscard]] RowCount listedCount() const; ///< The generation's count.
    /// The same filter was counted elsewhere; `provenAt`: when the count was true. count() returns the newest.
    void noteCount(qint64 count, Instant provenAt);
    [[nodiscard]] QString positionText(int row) const; ///< Used for display and for screen readers: see review_labels.h.
    [[nodiscard]] int newAbove() const { return m_newAbove; }
    [[nodiscard]] const std::optional<StorageError> &error() const { return m_generations.error(); }

    /// Empty while the row is not loaded. Valid until the event loop runs.
    [[nodiscard]] std::optional<ReviewRow> findRow(int row) const { return m_generations.findRow(row); }
    /// The row's provenance; Stale if it was not proved fresh in time. Empty while not loaded.
    [[nodiscard]] std::optional<Provenance> findProvenance(int row) const { return m_generations.findProvenance(row); }
    /// Maximum age of the visible rows; absent: none is loaded.
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
    /// An error began, changed or ended; emitted once, not per request.
    void errorChanged();
    void loadingChanged();
    void settled();
    /// A refresh found rows that differ, so counts and statistics have changed, too.
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
    QStringList m_marks; ///< Texts of the visible rows' marks, when last painted.
    int m_firstVisible = 0, m_lastVisible = -1;
    mutable QTimer m_batchTimer; ///< 0 ms: started by data() for the pages that a paint missed.
};

} // namespace lectern::models
