// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/reviews/query_state.h"
#include "models/reviews/review_statistics.h"
#include "models/reviews/rows/review_model.h"
#include "models/reviews/saved_views.h"

#include <QTimer>

namespace lectern::models {

/// How many reviews there are: one number, wherever it stands. The list and its statistics show the newest of their two counts, and
/// what counts is asked again some time after rows changed; while nobody looks, only the number of all reviews is.
///
/// Thread: GUI. Borrows: everything it is made with.
class ReviewCounts : public QObject
{
    Q_OBJECT
public:
    ReviewCounts(ReviewSource &source, const QueryState &query, ReviewModel &rows, ReviewStatistics &statistics, SavedViews &views,
                 QObject *parent = nullptr);

    void setSeen(bool isSeen);
    /// After changes; many become one.
    void recountSoon();
    /// Asks how many reviews there are without a filter, unless the list says it.
    void countAll();
    /// Nothing may be counted now.
    void stop();
    /// There are others than the list shows, as far as both are known.
    [[nodiscard]] bool isListBehind() const;
    [[nodiscard]] bool isBusy() const { return m_total.isBusy(); }

Q_SIGNALS:
    void totalChanged(const lectern::RowCount &total); ///< Of all reviews.

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
