// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/reviews/review_json.h"

#include <QDateTime>
#include <QJsonArray>

namespace lectern::ctl {

namespace {

template <typename Number>
QJsonValue numberOrNull(const std::optional<Number> &number)
{
    return number ? QJsonValue(*number) : QJsonValue(QJsonValue::Null);
}

QJsonObject toJson(const std::array<ReviewStats::PerPlatform, platformCount> &platforms)
{
    QJsonObject object;
    for (size_t i = 0; i < platforms.size(); ++i) {
        object.insert(nameOf(Platform(i)),
                      QJsonObject{{QStringLiteral("count"), platforms[i].count},
                                  {QStringLiteral("average_rating"), numberOrNull(platforms[i].averageRating)}});
    }
    return object;
}

QJsonArray toJson(const std::vector<ReviewStats::Month> &months)
{
    QJsonArray array;
    for (const ReviewStats::Month &month : months) {
        array.append(
            QJsonObject{{QStringLiteral("month"), month.first.isValid() ? QJsonValue(month.first.toString(QStringLiteral("yyyy-MM"))) : QJsonValue()},
                        {QStringLiteral("count"), month.count},
                        {QStringLiteral("average_rating"), numberOrNull(month.averageRating)}});
    }
    return array;
}

} // namespace

QString dateText(const ReviewRow &row)
{
    const qint64 micros = row.reviewedAtMicros();
    const QDateTime second = QDateTime::fromSecsSinceEpoch(micros >= 0 ? micros / 1'000'000 : (micros - 999'999) / 1'000'000, Qt::UTC);
    const qint64 rest = micros - second.toSecsSinceEpoch() * 1'000'000;
    const QString full = second.toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss")) + QStringLiteral(".%1Z").arg(rest, 6, 10, QLatin1Char('0'));
    switch (row.reviewedAtPrecision()) {
    case DatePrecision::Second: return full;
    case DatePrecision::Day: return full.left(10);
    case DatePrecision::Month: return full.left(7);
    case DatePrecision::Year: return full.left(4);
    case DatePrecision::Unknown: return {};
    }
    Q_UNREACHABLE();
}

QJsonObject toJson(const ReviewRow &row)
{
    const QString date = dateText(row);
    return {
        {QStringLiteral("id"), row.id().value.toString(QUuid::WithoutBraces)},
        {QStringLiteral("platform"), nameOf(row.platform())},
        {QStringLiteral("platform_review_id"), row.platformReviewId()},
        {QStringLiteral("entity_type"), nameOf(row.entityType())},
        {QStringLiteral("entity_id"), row.entityId()},
        {QStringLiteral("entity_name"), row.entityName()},
        {QStringLiteral("author_name"), row.authorName()},
        {QStringLiteral("is_verified"), row.isVerified()},
        {QStringLiteral("title"), row.title()},
        {QStringLiteral("excerpt"), row.excerpt()},
        {QStringLiteral("language"), row.language()},
        {QStringLiteral("rating"), numberOrNull(row.rating())},
        {QStringLiteral("sentiment"), row.sentiment() ? QJsonValue(nameOf(*row.sentiment())) : QJsonValue()},
        {QStringLiteral("sentiment_score"), numberOrNull(row.sentimentScore())},
        {QStringLiteral("helpful_count"), row.helpfulCount()},
        {QStringLiteral("reply_count"), row.replyCount()},
        {QStringLiteral("like_count"), row.likeCount()},
        {QStringLiteral("share_count"), row.shareCount()},
        {QStringLiteral("image_count"), row.imageCount()},
        {QStringLiteral("tags"), row.tags()},
        {QStringLiteral("reviewed_at"), date.isEmpty() ? QJsonValue() : QJsonValue(date)},
        {QStringLiteral("reviewed_at_precision"), nameOf(row.reviewedAtPrecision())},
        {QStringLiteral("is_answered"), row.isAnswered()},
        {QStringLiteral("is_active"), row.isActive()},
        {QStringLiteral("version"), row.version()},
    };
}

QJsonObject toJson(const ReviewStats &stats)
{
    QJsonObject byRating, bySentiment;
    for (size_t stars = 0; stars < stats.byRating.size(); ++stars)
        byRating.insert(QString::number(stars), stats.byRating[stars]);
    for (size_t i = 0; i < stats.bySentiment.size(); ++i)
        bySentiment.insert(nameOf(Sentiment(i)), stats.bySentiment[i]);
    return {
        {QStringLiteral("count"), stats.count},
        {QStringLiteral("average_rating"), numberOrNull(stats.averageRating)},
        {QStringLiteral("by_rating"), byRating},
        {QStringLiteral("unrated"), stats.unrated},
        {QStringLiteral("by_sentiment"), bySentiment},
        {QStringLiteral("without_sentiment"), stats.withoutSentiment},
        {QStringLiteral("by_platform"), toJson(stats.byPlatform)},
        {QStringLiteral("by_month"), toJson(stats.byMonth)},
        {QStringLiteral("answered"), stats.answered},
        {QStringLiteral("verified"), stats.verified},
    };
}

namespace {

/// The age as a whole number of the largest possible unit: "53 minutes".
QString ageText(std::chrono::milliseconds age)
{
    const qint64 seconds = age.count() / 1000;
    const auto counted = [](qint64 count, const char *unit) {
        return QStringLiteral("%1 %2%3").arg(count).arg(QLatin1String(unit), count == 1 ? QString() : QStringLiteral("s"));
    };
    if (seconds < 60)
        return counted(seconds, "second");
    if (seconds < 3600)
        return counted(seconds / 60, "minute");
    return seconds < 2LL * 86400 ? counted(seconds / 3600, "hour") : counted(seconds / 86400, "day");
}

} // namespace

void addProvenance(QJsonObject &object, const Provenance &provenance)
{
    object.insert(QStringLiteral("source"), nameOf(provenance.source));
    object.insert(QStringLiteral("age_ms"), qint64(provenance.age.count()));
    object.insert(QStringLiteral("took_us"), qint64(provenance.took.count()));
}

QString provenanceText(const Provenance &provenance)
{
    if (provenance.source != Source::Stale)
        return QStringLiteral("from %1, at most %2 ms old").arg(nameOf(provenance.source)).arg(provenance.age.count());
    const QDateTime then = provenance.asOf.toLocalTime();
    const bool isOfToday = then.date() == QDate::currentDate();
    return QStringLiteral("as of %1, %2 ago; the database does not answer")
        .arg(then.toString(isOfToday ? QStringLiteral("HH:mm") : QStringLiteral("yyyy-MM-dd HH:mm")), ageText(provenance.age));
}

} // namespace lectern::ctl
