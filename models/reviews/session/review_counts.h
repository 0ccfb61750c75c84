// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/reviews/query_state.h"
#include "models/reviews/review_statistics.h"
#include "models/reviews/rows/review_model.h"
#include "models/reviews/saved_views.h"

#include <QTimer>

namespace lectern::models {

/// Keeps all counts of reviews equal wherever they are shown: list and statistics show the newest of their two counts. Counts again
/// some time after rows changed; while hidden, only the number of all reviews.
///
/// Thread: GUI. Borrows: the objects it is constructed with.
class ReviewCounts : public QObject
{
    Q_OBJECT
public:
    ReviewCounts(ReviewSource &source, const QueryState &query, ReviewModel &rows, ReviewStatistics &statistics, SavedViews &views,
                 QObject *parent = nullptr);

    void setSeen(bool isSeen);
    /// Call after changes; several calls cause one recount.
    void recountSoon();
    /// Counts all reviews without a filter, unless the list's count is that number.
    void countAll();
    /// Stops counting until further calls.
    void stop();
    /// Whether reviews exist that the list does not show yet, or shows although they are gone, as far as known.
    [[nodiscard]] bool isListBehind() const;
    [[nodiscard]] bool isBusy() const { return m_total.isBusy(); }

Q_SIGNALS:
    void totalChanged(const lectern::RowCount &total); ///< Number of all reviews.

private:
    void takeCountOfList();
    void takeCountOfStatistics();
    void compare();
    void recountAll();
    [[nodiscard]] bool listsAll() const;
    [[nodiscard]] bool isCountOfStatistics() const;

    ReviewSource &m_source;
    const QueryState &m_query;
    ReviewModel &m_rows;
    ReviewStatistics &m_statistics;
    SavedViews &m_views;
    NewestAnswer<RowCount> m_total;
    QTimer m_recount;
    bool m_isSeen = false;
};

} // namespace lectern::models
