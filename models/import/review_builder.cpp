// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/import/review_builder.h"

#include "models/import/building/content_id.h"
#include "models/import/building/record_limits.h"
#include "models/import/building/review_dates.h"
#include "models/import/building/review_metadata.h"
#include "models/import/columns/column_table.h"
#include "models/import/values/sentiment_normaliser.h"
#include "models/import/values/value_normaliser.h"
#include "storage/api/files/plain_name.h"

namespace lectern::imports {

namespace {

bool saysNothing(const QString &text)
{
    return text.compare(QLatin1String("No Negative"), Qt::CaseInsensitive) == 0
        || text.compare(QLatin1String("No Positive"), Qt::CaseInsensitive) == 0;
}

void takeAuthor(Review &review, RecordFields &fields)
{
    review.authorName = plainName(fields.clean(Field::AuthorName));
    review.authorId = fields.clean(Field::AuthorId);
    review.authorAvatarUrl = fields.clean(Field::AuthorAvatarUrl);
    const auto verified = normaliseBoolean(fields.raw(Field::IsVerified));
    review.isVerified = verified.value_or(false);
    if (!verified)
        fields.keep(Field::IsVerified);
}

void takeText(Review &review, RecordFields &fields)
{
    review.title = fields.clean(Field::Title);
    review.text = fields.clean(Field::Text);
    QStringList parts;
    if (!review.text.isEmpty())
        parts += review.text;
    const QString positive = fields.clean(Field::Positive), negative = fields.clean(Field::Negative);
    if (!positive.isEmpty() && !saysNothing(positive))
        parts += QStringLiteral("Positive: ") + positive;
    if (!negative.isEmpty() && !saysNothing(negative))
        parts += QStringLiteral("Negative: ") + negative;
    fields.keep(Field::Positive);
    fields.keep(Field::Negative);
    if (parts.size() > 1 || review.text.isEmpty())
        review.text = parts.join(QStringLiteral("\n\n"));
    review.ownerReply = fields.clean(Field::OwnerReply);
}

void takeCount(Field field, RecordFields &fields, int &into)
{
    if (fields.raw(field).isEmpty())
        return;
    if (const auto count = normaliseCount(fields.raw(field)))
        into = *count;
    else
        fields.keep(field);
}

void takeCounts(Review &review, RecordFields &fields)
{
    takeCount(Field::HelpfulCount, fields, review.helpfulCount);
    takeCount(Field::ReplyCount, fields, review.replyCount);
    takeCount(Field::LikeCount, fields, review.likeCount);
    takeCount(Field::ShareCount, fields, review.shareCount);
}

void takeSentiment(Review &review, RecordFields &fields)
{
    if (const QString &label = fields.raw(Field::Sentiment); !label.isEmpty()) {
        review.sentiment = normaliseSentiment(label);
        if (!review.sentiment)
            fields.keep(Field::Sentiment);
    }
    bool isNumber = false;
    const double score = fields.raw(Field::SentimentScore).trimmed().toDouble(&isNumber);
    if (isNumber && score >= -1 && score <= 1)
        review.sentimentScore = score;
    else
        fields.keep(Field::SentimentScore);
}

} // namespace

tl::expected<Review, RejectedRow> ReviewBuilder::build(const Record &record, const QStringList &columns) const
{
    RecordFields fields(record, m_plan.mapping, m_plan.columns);
    if (auto sound = checkRecord(fields); !sound)
        return failureOf(sound);
    Review review;
    takeOrigin(review, fields);
    if (auto sound = checkLists(fields, review); !sound)
        return failureOf(sound);
    takeEntity(review, fields);
    takeAuthor(review, fields);
    takeText(review, fields);
    if (auto rating = takeRating(review, fields); !rating)
        return failureOf(rating);
    if (auto dates = takeDates(review, fields, m_plan.dates); !dates)
        return failureOf(dates);
    takeCounts(review, fields);
    takeSentiment(review, fields);
    review.metadata = metadataOf(fields, columns);
    if (auto sound = checkMetadata(fields, review); !sound)
        return failureOf(sound);
    if (review.platformReviewId.isEmpty() || m_plan.idIsRowNumber)
        review.platformReviewId = contentIdOf(review);
    return review;
}

void ReviewBuilder::takeOrigin(Review &review, RecordFields &fields) const
{
    review.platform = m_plan.platform;
    if (const QString &named = fields.raw(Field::Platform); !named.isEmpty()) {
        if (const auto platform = ColumnTable::instance().platformNamed(named))
            review.platform = *platform;
        if (review.platform == Platform::Other)
            fields.keep(Field::Platform);
    }
    review.platformReviewId = fields.clean(Field::PlatformReviewId);
    if (m_plan.idIsRowNumber)
        fields.keep(Field::PlatformReviewId);
    review.platformUrl = fields.clean(Field::PlatformUrl);
    review.language = normaliseLanguage(fields.raw(Field::Language));
    if (review.language.isEmpty())
        fields.keep(Field::Language);
    for (const QString &tag : normaliseList(fields.raw(Field::Tags)))
        review.tags += plainName(tag);
    review.tags.removeAll(QString());
    review.imageUrls = normaliseUrls(fields.raw(Field::ImageUrls));
    if (review.imageUrls.isEmpty())
        fields.keep(Field::ImageUrls);
}

void ReviewBuilder::takeEntity(Review &review, RecordFields &fields) const
{
    review.entityType = entityTypeFromName(fields.clean(Field::EntityType).toLower()).value_or(m_plan.entityType);
    review.entityId = m_plan.entityId.isEmpty() ? fields.clean(Field::EntityId) : m_plan.entityId;
    review.entityName = m_plan.entityName.isEmpty() ? fields.clean(Field::EntityName) : m_plan.entityName;
    if (!m_plan.entityId.isEmpty())
        fields.keep(Field::EntityId);
    if (!m_plan.entityName.isEmpty())
        fields.keep(Field::EntityName);
    if (review.entityId.isEmpty() && review.entityName.isEmpty())
        review.entityName = m_plan.fallbackEntityName;
    if (review.entityId.isEmpty())
        review.entityId = slugOf(review.entityName);
    if (review.entityName.isEmpty())
        review.entityName = review.entityId;
    review.entityName = plainName(review.entityName);
}

FieldOutcome ReviewBuilder::takeRating(Review &review, RecordFields &fields) const
{
    const bool isRated = fields.has(Field::Rating);
    const Field field = isRated ? Field::Rating : Field::Recommended;
    const auto rating = normaliseRating(fields.raw(field), m_plan.rating);
    if (!rating)
        return fields.reject(field, rating.error());
    if (isRated)
        fields.keep(Field::Recommended);
    if (*rating) {
        review.rating = (*rating)->stars;
        review.platformRating = (*rating)->platformValue;
        review.platformScale = (*rating)->platformScale;
    }
    return {};
}

} // namespace lectern::imports
