// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/cache/tiers/codec.h"

#include "storage/cache/tiers/codec_stream.h"

#include <cmath>

namespace lectern::cache {

using namespace codec;

namespace {

/// Means are rounded to this: they are sums of doubles in whatever order the server added them, so later digits are noise.
constexpr double meanUnit = 1e-9;

template <typename Stream, typename T>
void visitMean(Stream &s, T &mean)
{
    if constexpr (std::is_same_v<Stream, Writer>) {
        const auto rounded = mean ? std::optional<qint64>(std::llround(*mean / meanUnit)) : std::nullopt;
        visitOptional(s, rounded);
    } else {
        std::optional<qint64> rounded;
        visitOptional(s, rounded);
        if (rounded)
            mean = double(*rounded) * meanUnit;
    }
}

template <typename Stream, typename T>
void visitSentiment(Stream &s, T &sentiment)
{
    if constexpr (std::is_same_v<Stream, Writer>) {
        s.field(sentiment ? quint8(*sentiment) : quint8(sentimentCount));
    } else {
        Sentiment known{};
        visitEnum(s, known, sentimentCount + 1);
        sentiment = int(known) < sentimentCount ? std::optional(known) : std::nullopt;
    }
}

template <typename Stream, typename T>
void visitReview(Stream &s, T &review)
{
    s.field(review.id.value);
    visitEnum(s, review.platform, platformCount);
    visitEnum(s, review.entityType, entityTypeCount);
    s.field(review.entityId).field(review.entityName).field(review.platformReviewId).field(review.platformUrl);
    s.field(review.authorName).field(review.authorId).field(review.authorAvatarUrl).field(review.isVerified);
    s.field(review.title).field(review.text).field(review.language);
    visitOptional(s, review.rating);
    visitOptional(s, review.platformRating);
    visitOptional(s, review.platformScale);
    visitOptional(s, review.sentimentScore);
    visitSentiment(s, review.sentiment);
    s.field(review.sentimentEngine).field(review.sentimentVersion);
    s.field(review.helpfulCount).field(review.replyCount).field(review.likeCount).field(review.shareCount);
    s.field(review.ownerReply);
    visitTime(s, review.ownerReplyAt);
    s.field(review.imageUrls).field(review.tags);
    visitMetadata(s, review.metadata);
    visitTime(s, review.reviewedAt);
    visitEnum(s, review.reviewedAtPrecision, int(datePrecisionNames.size()));
    visitTime(s, review.fetchedAt);
    visitTime(s, review.createdAt);
    visitTime(s, review.updatedAt);
    s.field(review.isActive).field(review.version);
}

template <typename Stream, typename T>
void visitIndex(Stream &s, T &index)
{
    s.field(index.rowCount);
    visitVector(s, index.anchors, [&](auto &anchor) { s.field(anchor.values); });
}

template <typename Stream, typename T>
void visitStats(Stream &s, T &stats)
{
    s.field(stats.count);
    visitMean(s, stats.averageRating);
    visitCounts(s, stats.byRating);
    s.field(stats.unrated);
    visitCounts(s, stats.bySentiment);
    s.field(stats.withoutSentiment);
    for (auto &platform : stats.byPlatform) {
        s.field(platform.count);
        visitMean(s, platform.averageRating);
    }
    visitVector(s, stats.byMonth, [&](auto &month) {
        s.field(month.first).field(month.count);
        visitMean(s, month.averageRating);
    });
    s.field(stats.answered).field(stats.verified);
}

template <typename Stream, typename T>
void visitFacets(Stream &s, T &facets)
{
    visitCounts(s, facets.platforms);
    visitCounts(s, facets.entityTypes);
    visitCounts(s, facets.ratings);
    s.field(facets.unrated);
    visitCounts(s, facets.sentiments);
    s.field(facets.withoutSentiment).field(facets.verified).field(facets.notVerified);
    visitVector(s, facets.languages, [&](auto &language) { s.field(language.tag).field(language.count); });
    visitVector(s, facets.entities, [&](auto &entity) { s.field(entity.id).field(entity.name).field(entity.count); });
}

} // namespace

QByteArray encoded(const ReviewPage &page) { return page.packed(); }

QByteArray encoded(const Review &review)
{
    return written(Kind::Review, [&](Writer &writer) { visitReview(writer, review); });
}

QByteArray encoded(const RowCount &count)
{
    return written(Kind::RowCount, [&](Writer &writer) { writer.field(count.value).field(count.isExact); });
}

QByteArray encoded(const RowIndex &index)
{
    return written(Kind::RowIndex, [&](Writer &writer) { visitIndex(writer, index); });
}

QByteArray encoded(const ReviewStats &stats)
{
    return written(Kind::Stats, [&](Writer &writer) { visitStats(writer, stats); });
}

QByteArray encoded(const ReviewFacets &facets)
{
    return written(Kind::Facets, [&](Writer &writer) { visitFacets(writer, facets); });
}

template <>
Result<ReviewPage> decoded(QByteArray bytes)
{
    return ReviewPage::fromPacked(std::move(bytes));
}

template <>
Result<Review> decoded(QByteArray bytes)
{
    return readBack<Review>(Kind::Review, bytes, [](Reader &reader, Review &review) { visitReview(reader, review); });
}

template <>
Result<RowCount> decoded(QByteArray bytes)
{
    return readBack<RowCount>(Kind::RowCount, bytes, [](Reader &reader, RowCount &count) { reader.field(count.value).field(count.isExact); });
}

template <>
Result<RowIndex> decoded(QByteArray bytes)
{
    return readBack<RowIndex>(Kind::RowIndex, bytes, [](Reader &reader, RowIndex &index) { visitIndex(reader, index); });
}

template <>
Result<ReviewStats> decoded(QByteArray bytes)
{
    return readBack<ReviewStats>(Kind::Stats, bytes, [](Reader &reader, ReviewStats &stats) { visitStats(reader, stats); });
}

template <>
Result<ReviewFacets> decoded(QByteArray bytes)
{
    return readBack<ReviewFacets>(Kind::Facets, bytes, [](Reader &reader, ReviewFacets &facets) { visitFacets(reader, facets); });
}

} // namespace lectern::cache
