// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/api/reviews/review_query.h"

#include "storage/api/reviews/review_stats.h"

#include "storage/api/reviews/query_json.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace lectern {

using namespace query_json;

namespace {

constexpr std::array<const char *, reviewSortKeyCount> sortKeyNames = {
    "date", "rating", "helpful", "sentiment", "entity", "platform",
};

template <typename List>
void sortAndDeduplicate(List &list)
{
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
}

bool isRating(double value) { return std::isfinite(value) && value >= 0 && value <= 5; }

template <typename Enum>
QJsonArray toArray(const std::vector<Enum> &values)
{
    QJsonArray array;
    for (const Enum value : values)
        array.append(nameOf(value));
    return array;
}

QJsonObject toJson(const ReviewFilter &raw)
{
    const ReviewFilter filter = raw.normalised();
    QJsonObject json;
    const auto put = [&json](const char *name, const QJsonValue &value) { json.insert(QLatin1String(name), value); };
    if (!filter.platforms.empty())
        put("platforms", toArray(filter.platforms));
    if (!filter.entityTypes.empty())
        put("entity_types", toArray(filter.entityTypes));
    if (!filter.entityIds.isEmpty())
        put("entities", QJsonArray::fromStringList(filter.entityIds));
    if (filter.ratingMin)
        put("rating_min", *filter.ratingMin);
    if (filter.ratingMax)
        put("rating_max", *filter.ratingMax);
    if (filter.isRated)
        put("rated", *filter.isRated);
    if (filter.from)
        put("from", filter.from->toString(Qt::ISODate));
    if (filter.until)
        put("until", filter.until->toString(Qt::ISODate));
    if (!filter.sentiments.empty())
        put("sentiments", toArray(filter.sentiments));
    if (filter.hasSentiment)
        put("has_sentiment", *filter.hasSentiment);
    if (!filter.languages.isEmpty())
        put("languages", QJsonArray::fromStringList(filter.languages));
    if (filter.isVerified)
        put("verified", *filter.isVerified);
    if (filter.isAnswered)
        put("answered", *filter.isAnswered);
    if (filter.isActive)
        put("active", *filter.isActive);
    if (!filter.text.isEmpty())
        put("text", filter.text);
    return json;
}

QJsonObject toJson(const ReviewQuery &query)
{
    QJsonObject json;
    json.insert(QStringLiteral("filter"), toJson(query.filter));
    json.insert(QStringLiteral("sort"), nameOf(query.sort.key));
    json.insert(QStringLiteral("descending"), query.sort.order == Qt::DescendingOrder);
    return json;
}

QByteArray compact(const QJsonObject &json) { return QJsonDocument(json).toJson(QJsonDocument::Compact); }

std::optional<bool> flagIn(const QJsonValue &value) { return value.isBool() ? std::optional(value.toBool()) : std::nullopt; }
std::optional<double> numberIn(const QJsonValue &value) { return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt; }
ReviewFilter filterIn(const QJsonObject &json)
{
    ReviewFilter filter;
    filter.platforms = namedIn(json.value(QLatin1String("platforms")), platformFromName);
    filter.entityTypes = namedIn(json.value(QLatin1String("entity_types")), entityTypeFromName);
    filter.entityIds = stringsIn(json.value(QLatin1String("entities")));
    filter.ratingMin = numberIn(json.value(QLatin1String("rating_min")));
    filter.ratingMax = numberIn(json.value(QLatin1String("rating_max")));
    filter.isRated = flagIn(json.value(QLatin1String("rated")));
    filter.from = dayIn(json.value(QLatin1String("from")));
    filter.until = dayIn(json.value(QLatin1String("until")));
    filter.sentiments = namedIn(json.value(QLatin1String("sentiments")), sentimentFromName);
    filter.hasSentiment = flagIn(json.value(QLatin1String("has_sentiment")));
    filter.languages = stringsIn(json.value(QLatin1String("languages")));
    filter.isVerified = flagIn(json.value(QLatin1String("verified")));
    filter.isAnswered = flagIn(json.value(QLatin1String("answered")));
    filter.isActive = flagIn(json.value(QLatin1String("active")));
    filter.text = json.value(QLatin1String("text")).toString();
    return filter;
}

std::optional<ReviewQuery> queryIn(const QJsonObject &json)
{
    const auto sort = reviewSortFromName(json.value(QLatin1String("sort")).toString());
    if (!sort)
        return std::nullopt;
    const bool isDescending = json.value(QLatin1String("descending")).toBool();
    return ReviewQuery{filterIn(json.value(QLatin1String("filter")).toObject()),
                       {sort->key, isDescending ? Qt::DescendingOrder : Qt::AscendingOrder}};
}

/// Parses `text`, and returns the value only if its normalised text is exactly `text`.
template <typename T>
std::optional<T> ifSame(std::optional<T> value, QByteArrayView text)
{
    return value && normalisedText(*value) == text ? std::move(value) : std::nullopt;
}

} // namespace

ReviewFilter ReviewFilter::normalised() const
{
    ReviewFilter result = *this;
    sortAndDeduplicate(result.platforms);
    sortAndDeduplicate(result.entityTypes);
    sortAndDeduplicate(result.entityIds);
    sortAndDeduplicate(result.sentiments);
    sortAndDeduplicate(result.languages);
    result.text = text.simplified();
    return result;
}

Result<void> ReviewFilter::check() const
{
    const auto invalid = [](const QString &detail) { return failure(ErrorCode::InvalidRequest, FaultyPart::Lectern, detail); };
    if ((ratingMin && !isRating(*ratingMin)) || (ratingMax && !isRating(*ratingMax)))
        return invalid(QStringLiteral("a rating lies between 0 and 5"));
    if (ratingMin && ratingMax && *ratingMin > *ratingMax)
        return invalid(QStringLiteral("the lowest rating is above the highest"));
    if ((from && !from->isValid()) || (until && !until->isValid()))
        return invalid(QStringLiteral("not a date"));
    if (from && until && *from >= *until)
        return invalid(QStringLiteral("the first day lies after the last"));
    return {};
}

Result<void> PageRequest::check() const
{
    const auto invalid = [](const QString &detail) { return failure(ErrorCode::InvalidRequest, FaultyPart::Lectern, detail); };
    if (skip < 0 || skip >= RowIndex::rowsPerAnchor || limit < 1 || limit > pageRowCount)
        return invalid(QStringLiteral("skip %1 or limit %2 is out of range").arg(skip).arg(limit));
    if (direction == Direction::Before && anchor.isStart())
        return invalid(QStringLiteral("nothing stands before the start"));
    return query.filter.check();
}

QString nameOf(ReviewSortKey key) { return QLatin1String(sortKeyNames[size_t(key)]); }

std::optional<ReviewSort> reviewSortFromName(QStringView name)
{
    const bool descending = name.startsWith(u'-');
    const QStringView key = descending ? name.mid(1) : name;
    for (int i = 0; i < reviewSortKeyCount; ++i) {
        if (key == QLatin1String(sortKeyNames[size_t(i)]))
            return ReviewSort{ReviewSortKey(i), descending ? Qt::DescendingOrder : Qt::AscendingOrder};
    }
    return std::nullopt;
}

QByteArray normalisedText(const ReviewFilter &filter) { return compact(toJson(filter)); }

QByteArray normalisedText(const ReviewQuery &query) { return compact(toJson(query)); }

QByteArray normalisedText(const PageRequest &request)
{
    QJsonObject json = toJson(request.query);
    json.insert(QStringLiteral("anchor"), QJsonArray::fromStringList(request.anchor.values));
    json.insert(QStringLiteral("direction"), int(request.direction));
    json.insert(QStringLiteral("skip"), request.skip);
    json.insert(QStringLiteral("limit"), request.limit);
    return compact(json);
}

std::optional<ReviewFilter> reviewFilterFromText(QByteArrayView text) { return ifSame(std::optional(filterIn(objectIn(text))), text); }

std::optional<ReviewQuery> reviewQueryFromText(QByteArrayView text) { return ifSame(queryIn(objectIn(text)), text); }

std::optional<PageRequest> pageRequestFromText(QByteArrayView text)
{
    const QJsonObject json = objectIn(text);
    const auto query = queryIn(json);
    const int direction = json.value(QLatin1String("direction")).toInt(-1);
    if (!query || direction < 0 || direction > int(PageRequest::Direction::Before))
        return std::nullopt;
    PageRequest request{*query,
                        {stringsIn(json.value(QLatin1String("anchor")))},
                        PageRequest::Direction(direction),
                        json.value(QLatin1String("skip")).toInt(),
                        json.value(QLatin1String("limit")).toInt()};
    return ifSame(std::optional(std::move(request)), text);
}

} // namespace lectern
