// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/reviews/reviews.h"

#include "storage/postgres/link/cell_reader.h"
#include "storage/postgres/reviews/review_sort_sql.h"

#include <QJsonDocument>

#include <algorithm>

namespace lectern::postgres {

const QString reviewColumns = QStringLiteral(
    "r.id, r.platform, r.entity_type, r.entity_id, r.entity_name, r.platform_review_id, r.platform_url, r.author_name,"
    " r.author_id, r.author_avatar_url, r.is_verified, r.title, r.review_text, r.language, r.rating, r.platform_rating,"
    " r.platform_scale, r.sentiment_score, r.sentiment, r.sentiment_engine, r.sentiment_version,"
    " r.helpful_count, r.reply_count, r.like_count, r.share_count,"
    " r.owner_reply, (extract(epoch from r.owner_reply_at) * 1000000)::bigint, r.image_urls, r.tags, r.metadata,"
    " (extract(epoch from r.reviewed_at) * 1000000)::bigint, r.reviewed_at_precision,"
    " (extract(epoch from r.fetched_at) * 1000000)::bigint, (extract(epoch from r.created_at) * 1000000)::bigint,"
    " (extract(epoch from r.updated_at) * 1000000)::bigint, r.is_active, r.version");

/// For texts up to this size, sending all is faster than letting PostgreSQL cut the excerpt, which takes a quarter of a page's time.
constexpr int shortTextBytes = 4 * ReviewPage::excerptLength;

const QString pageColumns = QStringLiteral("r.id, r.platform, r.entity_type, r.sentiment, r.rating, r.sentiment_score,"
                                           " (extract(epoch from r.reviewed_at) * 1000000)::bigint, r.reviewed_at_precision, r.version,"
                                           " r.helpful_count, r.reply_count, r.like_count, r.share_count, cardinality(r.image_urls),"
                                           " r.is_verified, r.is_active, r.owner_reply <> '', r.entity_id, r.entity_name, r.author_name,"
                                           " r.title, case when octet_length(r.review_text) > %1 then left(r.review_text, %2)"
                                           " else r.review_text end, r.language, r.platform_review_id, array_to_string(r.tags, ', ')")
                                .arg(shortTextBytes)
                                .arg(ReviewPage::excerptLength);

namespace {

/// The first ReviewPage::excerptLength characters of a UTF-8 text.
QByteArrayView excerptOf(QByteArrayView text)
{
    qsizetype end = std::min<qsizetype>(text.size(), ReviewPage::excerptLength); // at most as many characters as bytes
    const auto isInside = [](char c) { return (c & '\xc0') == '\x80'; };
    auto characters = end - std::count_if(text.begin(), text.begin() + end, isInside);
    for (; end < text.size(); ++end) {
        if (!isInside(text[end]) && characters++ == ReviewPage::excerptLength)
            break;
    }
    return text.first(end);
}

/// Replaces line breaks and tabs by spaces. Done here because in SQL it took half of a page's time.
QByteArray foldedLines(QByteArrayView text)
{
    QByteArray folded = text.toByteArray();
    std::replace_if(
        folded.begin(), folded.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    return folded;
}

constexpr char anchorSeparator = '\x1f';

/// The anchor of a page's row, in the format of Keyset::valuesOf(), from the cells of that row.
QByteArray anchorTextOf(const Rows &rows, int row, int first, ReviewSortKey sort)
{
    enum Column { Id = 0, Platform = 1, Rating = 4, SentimentScore = 5, ReviewedAt = 6, Helpful = 9, EntityName = 18 };
    const auto cell = [&](int column) { return rows.cell(row, first + column); };
    const auto cellOr = [&](int column, QByteArrayView missing) { return rows.isNull(row, first + column) ? missing : cell(column); };
    QByteArray anchor;
    switch (sort) {
    case ReviewSortKey::Date: break;
    case ReviewSortKey::Rating: anchor += cellOr(Rating, "-1"); break;
    case ReviewSortKey::Helpful: anchor += cell(Helpful); break;
    case ReviewSortKey::Sentiment: anchor += cellOr(SentimentScore, "-2"); break;
    case ReviewSortKey::Entity: anchor += cell(EntityName); break;
    case ReviewSortKey::Platform: anchor += cell(Platform); break;
    }
    if (sort != ReviewSortKey::Date)
        anchor += anchorSeparator;
    anchor += cell(ReviewedAt);
    anchor += anchorSeparator;
    anchor += cell(Id);
    return anchor;
}

} // namespace

Review reviewIn(const Rows &rows, int row, int first)
{
    CellReader cells(rows, row, first);
    Review review;
    review.id = {cells.uuid()};
    review.platform = cells.named<Platform>(platformNames).value_or(Platform::Other);
    review.entityType = cells.named<EntityType>(entityTypeNames).value_or(EntityType::Other);
    review.entityId = cells.text();
    review.entityName = cells.text();
    review.platformReviewId = cells.text();
    review.platformUrl = cells.text();
    review.authorName = cells.text();
    review.authorId = cells.text();
    review.authorAvatarUrl = cells.text();
    review.isVerified = cells.flag();
    review.title = cells.text();
    review.text = cells.text();
    review.language = cells.text();
    review.rating = cells.optionalNumber();
    review.platformRating = cells.optionalNumber();
    review.platformScale = cells.optionalNumber();
    review.sentimentScore = cells.optionalNumber();
    review.sentiment = cells.named<Sentiment>(sentimentNames);
    review.sentimentEngine = cells.text();
    review.sentimentVersion = cells.text();
    review.helpfulCount = cells.count();
    review.replyCount = cells.count();
    review.likeCount = cells.count();
    review.shareCount = cells.count();
    review.ownerReply = cells.text();
    review.ownerReplyAt = cells.moment();
    review.imageUrls = cells.texts();
    review.tags = cells.texts();
    review.metadata = QJsonDocument::fromJson(cells.bytes().toByteArray()).object();
    review.reviewedAt = cells.moment();
    review.reviewedAtPrecision = cells.named<DatePrecision>(datePrecisionNames).value_or(DatePrecision::Unknown);
    review.fetchedAt = cells.moment();
    review.createdAt = cells.moment();
    review.updatedAt = cells.moment();
    review.isActive = cells.flag();
    review.version = cells.number();
    return review;
}

void addPageRow(ReviewPageBuilder &page, const Rows &rows, int row, int first, ReviewSortKey sort)
{
    CellReader cells(rows, row, first);
    ReviewPageBuilder::Row fields;
    fields.id = {cells.uuid()};
    fields.platform = cells.named<Platform>(platformNames).value_or(Platform::Other);
    fields.entityType = cells.named<EntityType>(entityTypeNames).value_or(EntityType::Other);
    fields.sentiment = cells.named<Sentiment>(sentimentNames);
    fields.rating = cells.optionalNumber();
    fields.sentimentScore = cells.optionalNumber();
    fields.reviewedAtMicros = cells.number();
    fields.reviewedAtPrecision = cells.named<DatePrecision>(datePrecisionNames).value_or(DatePrecision::Unknown);
    fields.version = cells.number();
    fields.helpfulCount = cells.count();
    fields.replyCount = cells.count();
    fields.likeCount = cells.count();
    fields.shareCount = cells.count();
    fields.imageCount = cells.count();
    fields.isVerified = cells.flag();
    fields.isActive = cells.flag();
    fields.isAnswered = cells.flag();
    fields.entityId = cells.bytes();
    fields.entityName = cells.bytes();
    fields.authorName = cells.bytes();
    fields.title = cells.bytes();
    const QByteArray excerpt = foldedLines(excerptOf(cells.bytes()));
    fields.excerpt = excerpt;
    fields.language = cells.bytes();
    fields.platformReviewId = cells.bytes();
    fields.tags = cells.bytes();
    const QByteArray anchor = anchorTextOf(rows, row, first, sort);
    fields.anchor = anchor;
    page.add(fields);
}

} // namespace lectern::postgres
