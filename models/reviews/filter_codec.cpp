// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reviews/filter_codec.h"

#include "models/query/field_codec.h"

namespace lectern::models {

namespace {

const QString platformsKey = QStringLiteral("platforms");
const QString typesKey = QStringLiteral("types");
const QString entitiesKey = QStringLiteral("entities");
const QString entityNamesKey = QStringLiteral("entityNames");
const QString sentimentsKey = QStringLiteral("sentiments");
const QString languagesKey = QStringLiteral("languages");
const QString textKey = QStringLiteral("text");
const QString activeKey = QStringLiteral("active");

template <typename Value>
void put(QVariantMap &map, const char *key, const std::optional<Value> &value)
{
    if (value)
        map.insert(QString::fromLatin1(key), QVariant(*value));
}

template <typename Value>
std::optional<Value> valueIn(const QVariantMap &map, const char *key)
{
    const auto found = map.constFind(QString::fromLatin1(key));
    return found != map.constEnd() && found->canConvert<Value>() ? std::optional(found->value<Value>()) : std::nullopt;
}

void putNames(QVariantMap &map, const QString &key, const QStringList &names)
{
    if (!names.isEmpty())
        map.insert(key, names);
}

void putEntityNames(QVariantMap &map, const FilterState &state)
{
    QVariantMap names;
    for (const QString &id : state.values().entityIds) {
        if (state.entityName(id) != id)
            names.insert(id, state.entityName(id));
    }
    if (!names.isEmpty())
        map.insert(entityNamesKey, names);
}

ReviewFilter valuesIn(const QVariantMap &map)
{
    ReviewFilter filter;
    filter.platforms = namedIn(map.value(platformsKey), platformFromName);
    filter.entityTypes = namedIn(map.value(typesKey), entityTypeFromName);
    filter.entityIds = map.value(entitiesKey).toStringList();
    filter.sentiments = namedIn(map.value(sentimentsKey), sentimentFromName);
    filter.languages = map.value(languagesKey).toStringList();
    filter.ratingMin = valueIn<double>(map, "ratingMin");
    filter.ratingMax = valueIn<double>(map, "ratingMax");
    filter.isRated = valueIn<bool>(map, "isRated");
    filter.from = valueIn<QDate>(map, "from");
    filter.until = valueIn<QDate>(map, "until");
    filter.hasSentiment = valueIn<bool>(map, "hasSentiment");
    filter.isVerified = valueIn<bool>(map, "isVerified");
    filter.isAnswered = valueIn<bool>(map, "isAnswered");
    const QString active = map.value(activeKey).toString();
    filter.isActive = active == u"any" ? std::nullopt : std::optional(active != u"no");
    filter.text = map.value(textKey).toString();
    return filter;
}

} // namespace

QVariantMap toVariant(const FilterState &state)
{
    const ReviewFilter &filter = state.values();
    QVariantMap map;
    putNames(map, platformsKey, namesOf(filter.platforms));
    putNames(map, typesKey, namesOf(filter.entityTypes));
    putNames(map, entitiesKey, filter.entityIds);
    putNames(map, sentimentsKey, namesOf(filter.sentiments));
    putNames(map, languagesKey, filter.languages);
    put(map, "ratingMin", filter.ratingMin);
    put(map, "ratingMax", filter.ratingMax);
    put(map, "isRated", filter.isRated);
    put(map, "from", filter.from);
    put(map, "until", filter.until);
    put(map, "hasSentiment", filter.hasSentiment);
    put(map, "isVerified", filter.isVerified);
    put(map, "isAnswered", filter.isAnswered);
    if (filter.isActive != true)
        map.insert(activeKey, filter.isActive ? QStringLiteral("no") : QStringLiteral("any"));
    if (!filter.text.isEmpty())
        map.insert(textKey, filter.text);
    putEntityNames(map, state);
    putSwitches(map, state);
    return map;
}

FilterState filterFromVariant(const QVariantMap &map)
{
    const ReviewFilter values = valuesIn(map);
    if (!values.check())
        return {};
    FilterState state(values);
    const QVariantMap names = map.value(entityNamesKey).toMap();
    for (auto name = names.begin(); name != names.end(); ++name)
        state.nameEntity(name.key(), name.value().toString());
    takeSwitches(state, map);
    return state;
}

QString sortName(const ReviewSort &sort)
{
    const QString key = nameOf(sort.key);
    return sort.order == Qt::DescendingOrder ? QLatin1Char('-') + key : key;
}

} // namespace lectern::models
