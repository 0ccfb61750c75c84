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

/// Maximum age of an answer. Lists and panels: one second. Forms, exports, bulk actions: zero.
inline constexpr std::chrono::milliseconds panelBound{1000};
inline constexpr std::chrono::milliseconds strictBound{0};

template <typename T>
using FutureAnswer = QFuture<Result<Answer<T>>>;

/// All that models can read about reviews.
///
/// Thread: any for every function; nothing blocks. Futures finish on a storage thread: bring results to your own with
/// whenDone(). Several callers may wait for one answer (single flight), so never cancel a future; ask the
/// stop_token instead. When every caller has asked to stop, the statement is cancelled on the server, and the
/// future ends with ErrorCode::Cancelled.
class ReviewSource
{
public:
    virtual ~ReviewSource() = default;

    [[nodiscard]] virtual FutureAnswer<ReviewPage> fetchPage(const PageRequest &request, std::stop_token stop = {},
                                                             std::chrono::milliseconds bound = panelBound) = 0;
    /// The planner's estimate, within milliseconds, for the first paint.
    [[nodiscard]] virtual FutureAnswer<RowCount> fetchEstimate(const ReviewFilter &filter, std::stop_token stop = {}) = 0;
    [[nodiscard]] virtual FutureAnswer<RowCount> fetchCount(const ReviewFilter &filter, std::stop_token stop = {}) = 0;
    /// The exact count and the anchors. May take seconds over millions of rows.
    [[nodiscard]] virtual FutureAnswer<RowIndex> fetchIndex(const ReviewQuery &query, std::stop_token stop = {}) = 0;
    /// Number of rows before the first row of that date or the next one in sort direction: the row to which
    /// "go to date" jumps. Requires: sort by date.
    [[nodiscard]] virtual FutureAnswer<RowCount> fetchRankOfDate(const ReviewQuery &query, QDate date, std::stop_token stop = {}) = 0;
    /// One complete review. NotFound when no review has this id.
    [[nodiscard]] virtual FutureAnswer<Review> fetchReview(ReviewId id, std::stop_token stop = {}, std::chrono::milliseconds bound = panelBound) = 0;
    [[nodiscard]] virtual FutureAnswer<ReviewStats> fetchStats(const ReviewFilter &filter, std::stop_token stop = {}) = 0;
    [[nodiscard]] virtual FutureAnswer<ReviewFacets> fetchFacets(const ReviewFilter &filter, std::stop_token stop = {}) = 0;

    /// The provenance of a shown answer as of now, if its freshness can be proved without asking a server. Nothing: ask again.
    [[nodiscard]] virtual std::optional<Provenance> renewed(const PageRequest &request, const ReviewPage &shown) = 0;
    [[nodiscard]] virtual std::optional<Provenance> renewed(const Review &shown) = 0;
};

} // namespace lectern
