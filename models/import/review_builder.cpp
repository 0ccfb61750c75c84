// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/import/review_builder.h"

#include "models/import/columns/column_table.h"
#include "models/import/values/value_normaliser.h"
#include "storage/api/documents/text_range.h"
#include "storage/api/files/plain_name.h"

#include <QCryptographicHash>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace lectern::imports {

namespace {

/// The most characters that each of these can hold in the database.
struct LengthLimit {
    Field field;
    qsizetype length;
};
constexpr LengthLimit lengthLimits[] = {
    {Field::Text, 100'000},      {Field::Positive, 50'000},       {Field::Negative, 50'000 - 100}, {Field::OwnerReply, 100'000},
    {Field::Title, 2'000},       {Field::EntityId, 500},          {Field::EntityName, 500},        {Field::PlatformReviewId, 500},
    {Field::PlatformUrl, 4'000}, {Field::AuthorAvatarUrl, 4'000}, {Field::AuthorName, 500},        {Field::AuthorId, 500},
};

constexpr qsizetype mostItems = 1'000, tagLength = 200, urlLength = 4'000, metadataBytes = 256 << 10;

QDateTime noDate() { return QDateTime(QDate(1900, 1, 1), QTime(0, 0), Qt::UTC); }

bool saysNothing(const QString &text)
{
    return text.compare(QLatin1String("No Negative"), Qt::CaseInsensitive) == 0
        || text.compare(QLatin1String("No Positive"), Qt::CaseInsensitive) == 0;
}

std::optional<Sentiment> sentimentOf(const QString &word)
{
    static const QHash<QString, Sentiment> words = {
        {QStringLiteral("positive"), Sentiment::Positive}, {QStringLiteral("pos"), Sentiment::Positive},
        {QStringLiteral("positiv"), Sentiment::Positive},  {QStringLiteral("positif"), Sentiment::Positive},
        {QStringLiteral("positivo"), Sentiment::Positive}, {QStringLiteral("label 2"), Sentiment::Positive},
        {QStringLiteral("negative"), Sentiment::Negative}, {QStringLiteral("neg"), Sentiment::Negative},
        {QStringLiteral("negativ"), Sentiment::Negative},  {QStringLiteral("negatif"), Sentiment::Negative},
        {QStringLiteral("negativo"), Sentiment::Negative}, {QStringLiteral("label 1"), Sentiment::Negative},
        {QStringLiteral("neutral"), Sentiment::Neutral},   {QStringLiteral("neu"), Sentiment::Neutral},
        {QStringLiteral("neutre"), Sentiment::Neutral},    {QStringLiteral("neutro"), Sentiment::Neutral},
        {QStringLiteral("mixed"), Sentiment::Neutral},
    };
    const auto found = words.constFind(normalisedName(word.toLower()));
    return found == words.constEnd() ? std::nullopt : std::optional(*found);
}

/// JSON can say U+0000 and half a pair, which PostgreSQL's jsonb refuses: and with it the whole chunk of an import.
QString storableText(QString text) { return QString::fromUtf8(text.replace(QChar(u'\0'), QChar(QChar::ReplacementCharacter)).toUtf8()); }

QJsonValue storableValue(const QJsonValue &value)
{
    if (value.isString())
        return storableText(value.toString());
    if (value.isArray()) {
        QJsonArray array;
        for (const QJsonValue &element : value.toArray())
            array.append(storableValue(element));
        return array;
    }
    if (!value.isObject())
        return value;
    QJsonObject object;
    const QJsonObject members = value.toObject();
    for (auto member = members.begin(); member != members.end(); ++member)
        object.insert(storableText(member.key()), storableValue(member.value()));
    return object;
}

/// Text that is JSON stays JSON.
QJsonValue metadataValue(const QString &text)
{
    const bool looksLikeJson = (text.startsWith(u'{') && text.endsWith(u'}')) || (text.startsWith(u'[') && text.endsWith(u']'));
    if (looksLikeJson) {
        const QJsonDocument json = QJsonDocument::fromJson(text.toUtf8());
        if (json.isObject())
            return storableValue(json.object());
        if (json.isArray())
            return storableValue(json.array());
    }
    return storableText(text);
}

} // namespace

tl::unexpected<RejectedRow> ReviewBuilder::reject(Field field, const QString &reason) const
{
    return tl::make_unexpected(RejectedRow{m_record->number, m_record->line, m_plan.columns.value(m_plan.mapping.column(field)), reason});
}

QString ReviewBuilder::clean(Field field) const { return cleanText(raw(field)); }

tl::expected<Review, RejectedRow> ReviewBuilder::build(const Record &record, const QStringList &columns)
{
    m_record = &record;
    m_kept = 0;
    if (auto sound = checkRecord(); !sound)
        return failureOf(sound);
    Review review;
    takeOrigin(review);
    for (const auto &sound : {checkList(Field::Tags, review.tags, tagLength), checkList(Field::ImageUrls, review.imageUrls, urlLength)}) {
        if (!sound)
            return failureOf(sound);
    }
    takeEntity(review);
    takeAuthor(review);
    takeText(review);
    if (auto rating = takeRating(review); !rating)
        return failureOf(rating);
    if (auto dates = takeDates(review); !dates)
        return failureOf(dates);
    takeCounts(review);
    takeSentiment(review);
    takeMetadata(review, columns);
    if (auto sound = checkMetadata(review); !sound)
        return failureOf(sound);
    takeId(review);
    return review;
}

ReviewBuilder::FieldOutcome ReviewBuilder::checkRecord() const
{
    if (!m_record->defect.isEmpty())
        return tl::make_unexpected(RejectedRow{m_record->number, m_record->line, m_record->defectColumn, m_record->defect});
    bool isEmpty = true;
    for (size_t i = 0; i < m_record->values.size(); ++i) {
        const QString &value = m_record->values[i];
        if (value.contains(QChar(u'\0'))) {
            return tl::make_unexpected(
                RejectedRow{m_record->number, m_record->line, m_plan.columns.value(qsizetype(i)), QStringLiteral("the value holds a NUL character")});
        }
        isEmpty = isEmpty && isNoValue(QStringView(value).trimmed());
    }
    if (isEmpty)
        return tl::make_unexpected(RejectedRow{m_record->number, m_record->line, {}, QStringLiteral("the record is empty")});
    for (const LengthLimit &limit : lengthLimits) {
        const qsizetype length = raw(limit.field).size();
        if (length > limit.length)
            return reject(limit.field, QStringLiteral("the value has %1 characters, at most %2 can be stored").arg(length).arg(limit.length));
    }
    return {};
}

ReviewBuilder::FieldOutcome ReviewBuilder::checkList(Field field, const QStringList &items, qsizetype length) const
{
    if (items.size() > mostItems)
        return reject(field, QStringLiteral("the list has %1 values, at most %2 can be stored").arg(items.size()).arg(mostItems));
    for (const QString &item : items) {
        if (codePointCount(item) > length)
            return reject(field,
                          QStringLiteral("a value of the list has %1 characters, at most %2 can be stored").arg(codePointCount(item)).arg(length));
    }
    return {};
}

/// How long a text is as JSON is only looked at where it could be too long.
ReviewBuilder::FieldOutcome ReviewBuilder::checkMetadata(const Review &review) const
{
    constexpr qsizetype mostBytesOfACharacter = 6; // as an escape
    qsizetype characters = 0;
    for (const QString &value : m_record->values)
        characters += value.size();
    if (characters * mostBytesOfACharacter <= metadataBytes)
        return {};
    const qsizetype bytes = QJsonDocument(review.metadata).toJson(QJsonDocument::Compact).size();
    if (bytes <= metadataBytes)
        return {};
    return tl::make_unexpected(
        RejectedRow{m_record->number,
                    m_record->line,
                    {},
                    QStringLiteral("the columns without a field of their own come to %1 KiB, at most %2 KiB of them can be stored")
                        .arg((bytes + 1023) / 1024)
                        .arg(metadataBytes / 1024)});
}

void ReviewBuilder::takeOrigin(Review &review)
{
    review.platform = m_plan.platform;
    if (const QString &named = raw(Field::Platform); !named.isEmpty()) {
        if (const auto platform = ColumnTable::instance().platformNamed(named))
            review.platform = *platform;
        if (review.platform == Platform::Other)
            keep(Field::Platform);
    }
    review.platformReviewId = clean(Field::PlatformReviewId);
    if (m_plan.idIsRowNumber)
        keep(Field::PlatformReviewId);
    review.platformUrl = clean(Field::PlatformUrl);
    review.language = normaliseLanguage(raw(Field::Language));
    if (review.language.isEmpty())
        keep(Field::Language);
    for (const QString &tag : normaliseList(raw(Field::Tags)))
        review.tags += plainName(tag);
    review.tags.removeAll(QString());
    review.imageUrls = normaliseUrls(raw(Field::ImageUrls));
    if (review.imageUrls.isEmpty())
        keep(Field::ImageUrls);
}

void ReviewBuilder::takeEntity(Review &review)
{
    review.entityType = entityTypeFromName(clean(Field::EntityType).toLower()).value_or(m_plan.entityType);
    review.entityId = m_plan.entityId.isEmpty() ? clean(Field::EntityId) : m_plan.entityId;
    review.entityName = m_plan.entityName.isEmpty() ? clean(Field::EntityName) : m_plan.entityName;
    if (!m_plan.entityId.isEmpty())
        keep(Field::EntityId);
    if (!m_plan.entityName.isEmpty())
        keep(Field::EntityName);
    if (review.entityId.isEmpty() && review.entityName.isEmpty())
        review.entityName = m_plan.fallbackEntityName;
    if (review.entityId.isEmpty())
        review.entityId = slugOf(review.entityName);
    if (review.entityName.isEmpty())
        review.entityName = review.entityId;
    review.entityName = plainName(review.entityName);
}

void ReviewBuilder::takeAuthor(Review &review)
{
    review.authorName = plainName(clean(Field::AuthorName));
    review.authorId = clean(Field::AuthorId);
    review.authorAvatarUrl = clean(Field::AuthorAvatarUrl);
    const auto verified = normaliseBoolean(raw(Field::IsVerified));
    review.isVerified = verified.value_or(false);
    if (!verified)
        keep(Field::IsVerified);
}

void ReviewBuilder::takeText(Review &review)
{
    review.title = clean(Field::Title);
    review.text = clean(Field::Text);
    QStringList parts;
    if (!review.text.isEmpty())
        parts += review.text;
    const QString positive = clean(Field::Positive), negative = clean(Field::Negative);
    if (!positive.isEmpty() && !saysNothing(positive))
        parts += QStringLiteral("Positive: ") + positive;
    if (!negative.isEmpty() && !saysNothing(negative))
        parts += QStringLiteral("Negative: ") + negative;
    keep(Field::Positive);
    keep(Field::Negative);
    if (parts.size() > 1 || review.text.isEmpty())
        review.text = parts.join(QStringLiteral("\n\n"));
    review.ownerReply = clean(Field::OwnerReply);
}

ReviewBuilder::FieldOutcome ReviewBuilder::takeRating(Review &review)
{
    const bool isRated = m_plan.mapping.has(Field::Rating);
    const Field field = isRated ? Field::Rating : Field::Recommended;
    const auto rating = normaliseRating(raw(field), m_plan.rating);
    if (!rating)
        return reject(field, rating.error());
    if (isRated)
        keep(Field::Recommended);
    if (*rating) {
        review.rating = (*rating)->stars;
        review.platformRating = (*rating)->platformValue;
        review.platformScale = (*rating)->platformScale;
    }
    return {};
}

ReviewBuilder::FieldOutcome ReviewBuilder::takeDates(Review &review)
{
    const auto rule = [this](Field field) {
        const auto found = m_plan.dates.find(field);
        return found == m_plan.dates.end() ? DateRule{} : found->second;
    };
    const auto fetched = normaliseDate(raw(Field::FetchedAt), rule(Field::FetchedAt));
    if (fetched && *fetched)
        review.fetchedAt = (*fetched)->at;
    else
        keep(Field::FetchedAt);

    const auto reviewed = normaliseDate(raw(Field::ReviewedAt), rule(Field::ReviewedAt), review.fetchedAt);
    if (!reviewed)
        return reject(Field::ReviewedAt, reviewed.error());
    keep(Field::VisitedAt);
    review.reviewedAt = noDate();
    review.reviewedAtPrecision = DatePrecision::Unknown;
    if (*reviewed) {
        review.reviewedAt = (*reviewed)->at;
        review.reviewedAtPrecision = (*reviewed)->precision;
    } else {
        keep(Field::ReviewedAt);
        const auto visited = normaliseDate(raw(Field::VisitedAt), rule(Field::VisitedAt), review.fetchedAt);
        if (visited && *visited) {
            const QDate day = (*visited)->at.date();
            const bool isYear = (*visited)->precision == DatePrecision::Year;
            review.reviewedAt = QDateTime(QDate(day.year(), isYear ? 1 : day.month(), 1), QTime(0, 0), Qt::UTC);
            review.reviewedAtPrecision = isYear ? DatePrecision::Year : DatePrecision::Month;
        }
    }
    const auto replied = normaliseDate(raw(Field::OwnerReplyAt), rule(Field::OwnerReplyAt), review.fetchedAt);
    if (!replied)
        return reject(Field::OwnerReplyAt, replied.error());
    if (*replied)
        review.ownerReplyAt = (*replied)->at;
    else
        keep(Field::OwnerReplyAt);
    return {};
}

void ReviewBuilder::takeCounts(Review &review)
{
    takeCount(Field::HelpfulCount, review.helpfulCount);
    takeCount(Field::ReplyCount, review.replyCount);
    takeCount(Field::LikeCount, review.likeCount);
    takeCount(Field::ShareCount, review.shareCount);
}

void ReviewBuilder::takeCount(Field field, int &into)
{
    if (raw(field).isEmpty())
        return;
    if (const auto count = normaliseCount(raw(field)))
        into = *count;
    else
        keep(field);
}

void ReviewBuilder::takeSentiment(Review &review)
{
    if (const QString &label = raw(Field::Sentiment); !label.isEmpty()) {
        review.sentiment = sentimentOf(label);
        if (!review.sentiment)
            keep(Field::Sentiment);
    }
    bool isNumber = false;
    const double score = raw(Field::SentimentScore).trimmed().toDouble(&isNumber);
    if (isNumber && score >= -1 && score <= 1)
        review.sentimentScore = score;
    else
        keep(Field::SentimentScore);
}

void ReviewBuilder::takeMetadata(Review &review, const QStringList &columns) const
{
    for (size_t i = 0; i < m_record->values.size(); ++i) {
        const QStringView value = QStringView(m_record->values[i]).trimmed();
        if (isNoValue(value))
            continue;
        const auto field = m_plan.mapping.fieldOf(int(i));
        if (!field || (m_kept >> int(*field) & 1))
            review.metadata.insert(storableText(columns.value(qsizetype(i))), metadataValue(value.toString()));
    }
}

/// Reviews without an id of their own get one from their content. Those without an author are told apart by everything
/// else the file says of them.
void ReviewBuilder::takeId(Review &review) const
{
    if (!review.platformReviewId.isEmpty() && !m_plan.idIsRowNumber)
        return;
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QString &part :
         {nameOf(review.platform), review.entityId, review.authorName, review.authorId, QString::number(review.reviewedAt.toMSecsSinceEpoch()),
          review.title, review.text, review.platformRating ? QString::number(*review.platformRating) : QString(), review.platformReviewId}) {
        hash.addData(part.toUtf8());
        hash.addData(QByteArrayView("\x1f"));
    }
    if (review.authorName.isEmpty() && review.authorId.isEmpty())
        hash.addData(QJsonDocument(review.metadata).toJson(QJsonDocument::Compact));
    review.platformReviewId = QStringLiteral("c:") + QString::fromLatin1(hash.result().toHex());
}

} // namespace lectern::imports
