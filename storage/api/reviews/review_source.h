// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/provenance.h"
#include "storage/api/result.h"
#include "storage/api/reviews/review_page.h"
#include "storage/api/reviews/review_stats.h"

#include <QFuture>

#include <chrono>
#include <optional>
#include <stop_token>

namespace lectern {

/// How old an answer may be. Lists and panels: one second. Forms, exports, bulk actions: zero.
inline constexpr std::chrono::milliseconds panelBound{1000};
inline constexpr std::chrono::milliseconds strictBound{0};

template <typename T>
using FutureAnswer = QFuture<Result<Answer<T>>>;

/// The one door through which models read reviews.
///
/// Thread: any for every function; nothing blocks. Futures finish on a storage thread: bring them home with
/// whenDone(). Several callers may wait for one answer (single-flight): never cancel a future; ask the
/// stop_token instead. A request whose every caller asked to stop is cancelled on the server and
/// ends in ErrorCode::Cancelled.
class ReviewSource
{
public:
    virtual ~ReviewSource() = default;

    [[nodiscard]] virtual FutureAnswer<ReviewPage> fetchPage(const PageRequest &request, std::stop_token stop = {},
                                                             std::chrono::milliseconds bound = panelBound) = 0;
    /// The planner's estimate (milliseconds), for the first paint.
    [[nodiscard]] virtual FutureAnswer<RowCount> fetchEstimate(const ReviewFilter &filter, std::stop_token stop = {}) = 0;
    /// The exact count.
    [[nodiscard]] virtual FutureAnswer<RowCount> fetchCount(const ReviewFilter &filter, std::stop_token stop = {}) = 0;
    /// The exact count and the anchors. May take seconds over millions of rows; runs in the background.
    [[nodiscard]] virtual FutureAnswer<RowIndex> fetchIndex(const ReviewQuery &query, std::stop_token stop = {}) = 0;
    /// How many rows of the query stand before the first row of that date or later/earlier in the
    /// sort direction: where "go to date" lands. Requires: sort by date.
    [[nodiscard]] virtual FutureAnswer<RowCount> fetchRankOfDate(const ReviewQuery &query, QDate date, std::stop_token stop = {}) = 0;
    /// One review with everything about it. NotFound when there is none with this id.
    [[nodiscard]] virtual FutureAnswer<Review> fetchReview(ReviewId id, std::stop_token stop = {}, std::chrono::milliseconds bound = panelBound) = 0;
    [[nodiscard]] virtual FutureAnswer<ReviewStats> fetchStats(const ReviewFilter &filter, std::stop_token stop = {}) = 0;
    [[nodiscard]] virtual FutureAnswer<ReviewFacets> fetchFacets(const ReviewFilter &filter, std::stop_token stop = {}) = 0;

    /// What can be said now of an answer that is shown, if it can be proved again without asking anybody. Nothing: ask again.
    [[nodiscard]] virtual std::optional<Provenance> renewed(const PageRequest &request, const ReviewPage &shown) = 0;
    [[nodiscard]] virtual std::optional<Provenance> renewed(const Review &shown) = 0;
};

} // namespace lectern
