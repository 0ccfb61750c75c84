// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/imports/copy_row.h"

#include "storage/postgres/sql/array_literal.h"
#include "storage/postgres/sql/text_copy.h"

#include <QJsonDocument>

namespace lectern::postgres {

const QString &importedColumns()
{
    static const QString columns = QStringLiteral(
        "platform, entity_type, entity_id, entity_name, platform_review_id, platform_url, author_name, author_id, "
        "author_avatar_url, is_verified, title, review_text, language, rating, platform_rating, platform_scale, "
        "sentiment_score, sentiment, helpful_count, reply_count, like_count, share_count, owner_reply, owner_reply_at, "
        "image_urls, tags, metadata, reviewed_at, reviewed_at_precision, fetched_at");
    return columns;
}

QByteArray copyRow(const Review &review, const QDateTime &fetchedNow)
{
    TextCopyRow row;
    row.plain(platformNames[size_t(review.platform)]);
    row.plain(entityTypeNames[size_t(review.entityType)]);
    row.text(review.entityId);
    row.text(review.entityName);
    row.text(review.platformReviewId);
    row.text(review.platformUrl);
    row.text(review.authorName);
    row.text(review.authorId);
    row.text(review.authorAvatarUrl);
    row.flag(review.isVerified);
    row.text(review.title);
    row.text(review.text);
    row.text(review.language);
    row.decimal(review.rating);
    row.decimal(review.platformRating);
    row.decimal(review.platformScale);
    row.decimal(review.sentimentScore);
    review.sentiment ? row.plain(sentimentNames[size_t(*review.sentiment)]) : row.null();
    row.integer(review.helpfulCount);
    row.integer(review.replyCount);
    row.integer(review.likeCount);
    row.integer(review.shareCount);
    row.text(review.ownerReply);
    row.moment(review.ownerReplyAt);
    row.text(arrayLiteral(review.imageUrls));
    row.text(arrayLiteral(review.tags));
    row.text(QString::fromUtf8(QJsonDocument(review.metadata).toJson(QJsonDocument::Compact)));
    row.moment(review.reviewedAt);
    row.plain(datePrecisionNames[size_t(review.reviewedAtPrecision)]);
    row.moment(review.fetchedAt.isValid() ? review.fetchedAt : fetchedNow);
    return row.take();
}

} // namespace lectern::postgres
