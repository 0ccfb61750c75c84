// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/cache/read/cached_reviews.h"

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

Result<void> checked(const PageRequest &request)
{
    if (request.limit < 1 || request.limit > pageRowCount || request.skip < 0 || request.skip >= RowIndex::rowsPerAnchor) {
        return failure(ErrorCode::InvalidRequest, FaultyPart::Lectern,
                       QStringLiteral("a page of %1 rows after %2").arg(request.limit).arg(request.skip));
    }
    return request.query.filter.check();
}

template <typename T>
FutureAnswer<T> refused(StorageError error)
{
    return QtFuture::makeReadyFuture(Result<Answer<T>>(tl::make_unexpected(std::move(error))));
}

} // namespace

Question pageQuestion(const PageRequest &request, std::chrono::milliseconds bound)
{
    return question<ReviewPage>(
        familyOf(request.query.filter), normalisedText(request), bound,
        [request](PostgresConnection &connection, const StatementLimits &limits) { return ReviewReader(connection).readPage(request, limits); },
        [request](const ReviewPage &page) { return scopesOf(request, page); });
}

Question countQuestion(const ReviewFilter &filter)
{
    return question<RowCount>(
        Family::ReviewsCount, normalisedText(filter), boundOf(Family::ReviewsCount),
        [filter](PostgresConnection &connection, const StatementLimits &limits) { return ReviewReader(connection).readCount(filter, limits); },
        [filter](const RowCount &) { return scopesOf(filter); });
}

Question indexQuestion(const ReviewQuery &query)
{
    return question<RowIndex>(
        Family::ReviewsAnchors, "index " + normalisedText(query), boundOf(Family::ReviewsAnchors),
        [query](PostgresConnection &connection, const StatementLimits &limits) { return ReviewReader(connection).readIndex(query, limits); },
        [query](const RowIndex &) { return scopesOf(query.filter); });
}

Question rankQuestion(const ReviewQuery &query, QDate date)
{
    return question<RowCount>(
        Family::ReviewsAnchors, "rank " + date.toString(Qt::ISODate).toLatin1() + ' ' + normalisedText(query), boundOf(Family::ReviewsAnchors),
        [query, date](PostgresConnection &connection, const StatementLimits &limits) {
            return ReviewReader(connection).readRankOfDate(query, date, limits);
        },
        [query](const RowCount &) { return scopesOf(query.filter); });
}

Question reviewQuestion(ReviewId id, std::chrono::milliseconds bound)
{
    return question<Review>(
        Family::ReviewsSingle, id.value.toByteArray(QUuid::WithoutBraces), bound,
        [id](PostgresConnection &connection, const StatementLimits &limits) { return ReviewReader(connection).readReview(id, limits); },
        [](const Review &review) { return scopesOf(review); });
}

Question statsQuestion(const ReviewFilter &filter)
{
    return question<ReviewStats>(
        Family::ReviewsStats, normalisedText(filter), boundOf(Family::ReviewsStats),
        [filter](PostgresConnection &connection, const StatementLimits &limits) { return ReviewReader(connection).readStats(filter, limits); },
        [filter](const ReviewStats &) { return scopesOf(filter); });
}

Question facetsQuestion(const ReviewFilter &filter)
{
    return question<ReviewFacets>(
        Family::ReviewsAggregation, normalisedText(filter), boundOf(Family::ReviewsAggregation),
        [filter](PostgresConnection &connection, const StatementLimits &limits) { return ReviewReader(connection).readFacets(filter, limits); },
        [filter](const ReviewFacets &facets) { return scopesOf(filter, facets); });
}

FutureAnswer<ReviewPage> CachedReviews::fetchPage(const PageRequest &request, std::stop_token stop, std::chrono::milliseconds bound)
{
    if (const Result<void> valid = checked(request); !valid)
        return refused<ReviewPage>(valid.error());
    return m_flights.fetch<ReviewPage>(pageQuestion(request, bound), std::move(stop));
}

FutureAnswer<RowCount> CachedReviews::fetchCount(const ReviewFilter &filter, std::stop_token stop)
{
    if (const Result<void> valid = filter.check(); !valid)
        return refused<RowCount>(valid.error());
    return m_flights.fetch<RowCount>(countQuestion(filter), std::move(stop));
}

FutureAnswer<RowIndex> CachedReviews::fetchIndex(const ReviewQuery &query, std::stop_token stop)
{
    if (const Result<void> valid = query.filter.check(); !valid)
        return refused<RowIndex>(valid.error());
    return m_flights.fetch<RowIndex>(indexQuestion(query), std::move(stop));
}

FutureAnswer<RowCount> CachedReviews::fetchRankOfDate(const ReviewQuery &query, QDate date, std::stop_token stop)
{
    if (const Result<void> valid = query.filter.check(); !valid)
        return refused<RowCount>(valid.error());
    if (query.sort.key != ReviewSortKey::Date || !date.isValid())
        return refused<RowCount>({ErrorCode::InvalidRequest, FaultyPart::Lectern, QStringLiteral("the rank of a date needs a sort by date")});
    return m_flights.fetch<RowCount>(rankQuestion(query, date), std::move(stop));
}

FutureAnswer<Review> CachedReviews::fetchReview(ReviewId id, std::stop_token stop, std::chrono::milliseconds bound)
{
    return m_flights.fetch<Review>(reviewQuestion(id, bound), std::move(stop));
}

FutureAnswer<ReviewStats> CachedReviews::fetchStats(const ReviewFilter &filter, std::stop_token stop)
{
    if (const Result<void> valid = filter.check(); !valid)
        return refused<ReviewStats>(valid.error());
    return m_flights.fetch<ReviewStats>(statsQuestion(filter), std::move(stop));
}

FutureAnswer<ReviewFacets> CachedReviews::fetchFacets(const ReviewFilter &filter, std::stop_token stop)
{
    if (const Result<void> valid = filter.check(); !valid)
        return refused<ReviewFacets>(valid.error());
    return m_flights.fetch<ReviewFacets>(facetsQuestion(filter), std::move(stop));
}

std::optional<Provenance> CachedReviews::renewed(const PageRequest &request, const ReviewPage &shown)
{
    return m_path.renewed(pageQuestion(request, panelBound), &shown);
}

std::optional<Provenance> CachedReviews::renewed(const Review &shown) { return m_path.renewed(reviewQuestion(shown.id, panelBound), &shown); }

/// The exact count if it lies in memory; else what the planner thinks, which is neither cached nor counted.
FutureAnswer<RowCount> CachedReviews::fetchEstimate(const ReviewFilter &filter, std::stop_token stop)
{
    if (const Result<void> valid = filter.check(); !valid)
        return refused<RowCount>(valid.error());
    const Instant askedAt = m_clock.now();
    if (const std::optional<AnyAnswer> exact = m_path.findProven(countQuestion(filter), askedAt)) {
        return QtFuture::makeReadyFuture(
            Result<Answer<RowCount>>(Answer<RowCount>{std::static_pointer_cast<const RowCount>(exact->value), exact->provenance}));
    }
    return onStorageThread<Answer<RowCount>>(
        m_threads, StorageThreads::Lane::Interactive, std::move(stop), [this, filter, askedAt](Connections &connections, std::stop_token either) {
            const Instant readAt = m_clock.now();
            const auto read = ReviewReader(connections.postgres).readEstimate(filter, {std::chrono::seconds(5), std::move(either)});
            return read.map([&](const Stamped<RowCount> &estimate) {
                Provenance provenance;
                provenance.family = nameOf(Family::ReviewsCount);
                provenance.age = std::chrono::ceil<std::chrono::milliseconds>(m_clock.now() - readAt);
                provenance.provenAt = readAt;
                provenance.asOf = QDateTime::currentDateTimeUtc().addMSecs(-provenance.age.count());
                provenance.took = std::chrono::duration_cast<std::chrono::microseconds>(m_clock.now() - askedAt);
                return Answer<RowCount>{std::make_shared<const RowCount>(estimate.value), std::move(provenance)};
            });
        });
}

} // namespace lectern::cache
