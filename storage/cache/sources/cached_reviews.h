// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/reviews/review_source.h"
#include "storage/cache/read/single_flight.h"

namespace lectern::cache {

/// Reviews through the cache: defines for each question its family, its text, how PostgreSQL is asked and what the answer
/// depends on. The read path does the rest.
///
/// Thread: any. Borrows what its constructor is given.
class CachedReviews final : public ReviewSource
{
public:
    CachedReviews(SingleFlight &flights, ReadPath &path, Executor &executor, const Clock &clock)
        : m_flights(flights)
        , m_path(path)
        , m_executor(executor)
        , m_clock(clock)
    {
    }

    FutureAnswer<ReviewPage> fetchPage(const PageRequest &request, std::stop_token stop, std::chrono::milliseconds bound) override;
    FutureAnswer<RowCount> fetchEstimate(const ReviewFilter &filter, std::stop_token stop) override;
    FutureAnswer<RowCount> fetchCount(const ReviewFilter &filter, std::stop_token stop) override;
    FutureAnswer<RowIndex> fetchIndex(const ReviewQuery &query, std::stop_token stop) override;
    FutureAnswer<RowCount> fetchRankOfDate(const ReviewQuery &query, QDate date, std::stop_token stop) override;
    FutureAnswer<Review> fetchReview(ReviewId id, std::stop_token stop, std::chrono::milliseconds bound) override;
    FutureAnswer<ReviewStats> fetchStats(const ReviewFilter &filter, std::stop_token stop) override;
    FutureAnswer<ReviewFacets> fetchFacets(const ReviewFilter &filter, std::stop_token stop) override;
    std::optional<Provenance> renewed(const PageRequest &request, const ReviewPage &shown) override;
    std::optional<Provenance> renewed(const Review &shown) override;

private:
    SingleFlight &m_flights;
    ReadPath &m_path;
    Executor &m_executor;
    const Clock &m_clock;
};

/// The questions themselves; also used by audits and by tests of scopes.
[[nodiscard]] QuestionOf<ReviewPage> pageQuestion(const PageRequest &request, std::chrono::milliseconds bound);
[[nodiscard]] QuestionOf<RowCount> countQuestion(const ReviewFilter &filter);
[[nodiscard]] QuestionOf<RowIndex> indexQuestion(const ReviewQuery &query);
[[nodiscard]] QuestionOf<RowCount> rankQuestion(const ReviewQuery &query, QDate date);
[[nodiscard]] QuestionOf<Review> reviewQuestion(ReviewId id, std::chrono::milliseconds bound);
[[nodiscard]] QuestionOf<ReviewStats> statsQuestion(const ReviewFilter &filter);
[[nodiscard]] QuestionOf<ReviewFacets> facetsQuestion(const ReviewFilter &filter);

} // namespace lectern::cache
