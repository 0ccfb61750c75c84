// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/cache/sources/cached_reviews.h"

#include "storage/postgres/reviews/review_reader.h"

namespace lectern::cache {

using namespace postgres;

namespace {

Family familyOf(const ReviewFilter &filter)
{
    if (filter.entityIds.size() == 1)
        return Family::ReviewsEntity;
    if (filter.platforms.size() == 1)
        return Family::ReviewsPlatform;
    return Family::ReviewsList;
}

std::chrono::milliseconds boundOf(Family family) { return traitsOf(family).bound; }

} // namespace

QuestionOf<ReviewPage> pageQuestion(const PageRequest &request, std::chrono::milliseconds bound)
{
    return question<ReviewPage>(
        familyOf(request.query.filter), normalisedText(request), bound, request.check(),
        [request](PostgresConnection &connection, const StatementLimits &limits) { return ReviewReader(connection).readPage(request, limits); },
        [request](const ReviewPage &page) { return scopesOf(request, page); });
}

QuestionOf<RowCount> countQuestion(const ReviewFilter &filter)
{
    return question<RowCount>(
        Family::ReviewsCount, normalisedText(filter), boundOf(Family::ReviewsCount), filter.check(),
        [filter](PostgresConnection &connection, const StatementLimits &limits) { return ReviewReader(connection).readCount(filter, limits); },
        [filter](const RowCount &) { return scopesOf(filter); });
}

QuestionOf<RowIndex> indexQuestion(const ReviewQuery &query)
{
    return question<RowIndex>(
        Family::ReviewsAnchors, "index " + normalisedText(query), boundOf(Family::ReviewsAnchors), query.filter.check(),
        [query](PostgresConnection &connection, const StatementLimits &limits) { return ReviewReader(connection).readIndex(query, limits); },
        [query](const RowIndex &) { return scopesOf(query.filter); });
}

QuestionOf<RowCount> rankQuestion(const ReviewQuery &query, QDate date)
{
    return question<RowCount>(
        Family::ReviewsAnchors, "rank " + date.toString(Qt::ISODate).toLatin1() + ' ' + normalisedText(query), boundOf(Family::ReviewsAnchors),
        query.filter.check(),
        [query, date](PostgresConnection &connection, const StatementLimits &limits) {
            return ReviewReader(connection).readRankOfDate(query, date, limits);
        },
        [query](const RowCount &) { return scopesOf(query.filter); });
}

QuestionOf<Review> reviewQuestion(ReviewId id, std::chrono::milliseconds bound)
{
    return question<Review>(
        Family::ReviewsSingle, id.value.toByteArray(QUuid::WithoutBraces), bound, {},
        [id](PostgresConnection &connection, const StatementLimits &limits) { return ReviewReader(connection).readReview(id, limits); },
        [](const Review &review) { return scopesOf(review); });
}

QuestionOf<ReviewStats> statsQuestion(const ReviewFilter &filter)
{
    return question<ReviewStats>(
        Family::ReviewsStats, normalisedText(filter), boundOf(Family::ReviewsStats), filter.check(),
        [filter](PostgresConnection &connection, const StatementLimits &limits) { return ReviewReader(connection).readStats(filter, limits); },
        [filter](const ReviewStats &) { return scopesOf(filter); });
}

QuestionOf<ReviewFacets> facetsQuestion(const ReviewFilter &filter)
{
    return question<ReviewFacets>(
        Family::ReviewsAggregation, normalisedText(filter), boundOf(Family::ReviewsAggregation), filter.check(),
        [filter](PostgresConnection &connection, const StatementLimits &limits) { return ReviewReader(connection).readFacets(filter, limits); },
        [filter](const ReviewFacets &facets) { return scopesOf(filter, facets); });
}

FutureAnswer<ReviewPage> CachedReviews::fetchPage(const PageRequest &request, std::stop_token stop, std::chrono::milliseconds bound)
{
    return m_flights.fetch(pageQuestion(request, bound), std::move(stop));
}

FutureAnswer<RowCount> CachedReviews::fetchCount(const ReviewFilter &filter, std::stop_token stop)
{
    return m_flights.fetch(countQuestion(filter), std::move(stop));
}

FutureAnswer<RowIndex> CachedReviews::fetchIndex(const ReviewQuery &query, std::stop_token stop)
{
    return m_flights.fetch(indexQuestion(query), std::move(stop));
}

FutureAnswer<RowCount> CachedReviews::fetchRankOfDate(const ReviewQuery &query, QDate date, std::stop_token stop)
{
    return m_flights.fetch(rankQuestion(query, date), std::move(stop));
}

FutureAnswer<Review> CachedReviews::fetchReview(ReviewId id, std::stop_token stop, std::chrono::milliseconds bound)
{
    return m_flights.fetch(reviewQuestion(id, bound), std::move(stop));
}

FutureAnswer<ReviewStats> CachedReviews::fetchStats(const ReviewFilter &filter, std::stop_token stop)
{
    return m_flights.fetch(statsQuestion(filter), std::move(stop));
}

FutureAnswer<ReviewFacets> CachedReviews::fetchFacets(const ReviewFilter &filter, std::stop_token stop)
{
    return m_flights.fetch(facetsQuestion(filter), std::move(stop));
}

std::optional<Provenance> CachedReviews::renewed(const PageRequest &request, const ReviewPage &shown)
{
    return m_path.renewed(pageQuestion(request, panelBound), shown);
}

std::optional<Provenance> CachedReviews::renewed(const Review &shown) { return m_path.renewed(reviewQuestion(shown.id, panelBound), shown); }

/// The exact count if it is in memory, else the planner's estimate, which is neither cached nor counted in the metrics.
FutureAnswer<RowCount> CachedReviews::fetchEstimate(const ReviewFilter &filter, std::stop_token stop)
{
    const QuestionOf<RowCount> exactly = countQuestion(filter);
    if (!exactly.valid)
        return QtFuture::makeReadyFuture(Result<Answer<RowCount>>(failureOf(exactly.valid)));
    const Instant askedAt = m_clock.now();
    if (const std::optional<AnyAnswer> exact = m_path.findProven(exactly, askedAt))
        return QtFuture::makeReadyFuture(Result<Answer<RowCount>>(answerAs<RowCount>(*exact)));
    return onStorageThread<Answer<RowCount>>(
        m_executor, Executor::Lane::Interactive, std::move(stop), [this, filter, askedAt](Connections &connections, std::stop_token either) {
            const Instant readAt = m_clock.now();
            const auto read = ReviewReader(connections.postgres()).readEstimate(filter, {std::chrono::seconds(5), std::move(either)});
            return read.map([&](const Stamped<RowCount> &estimate) {
                return Answer<RowCount>{std::make_shared<const RowCount>(estimate.value),
                                        provenanceOf(Family::ReviewsCount, Source::Postgres, readAt, askedAt, m_clock.now())};
            });
        });
}

} // namespace lectern::cache
