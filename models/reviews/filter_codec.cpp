// SPDX-License-Identifier: GPL-3.0-or-later
// A filter in the saved state of the window: readable names, unknown ones skipped.
#include "models/reviews/filter_state.h"

namespace lectern::models {

namespace {

const QString platformsKey = QStringLiteral("platforms");
const QString typesKey = QStringLiteral("types");
const QString entitiesKey = QStringLiteral("entities");
const QString entityNamesKey = QStringLiteral("entityNames");
const QString sentimentsKey = QStringLiteral("sentiments");
const QString languagesKey = QStringLiteral("languages");
const QString lastDaysKey = QStringLiteral("lastDays");
const QString textKey = QStringLiteral("text");
const QString activeKey = QStringLiteral("active");
const QString offKey = QStringLiteral("off");

template <typename Enum>
QStringList namesOf(const std::vector<Enum> &values)
{
    QStringList names;
    for (const Enum value : values)
        names << nameOf(value);
    return names;
}

template <typename Enum, typename FromName>
std::vector<Enum> valuesOf(const QVariant &names, FromName &&fromName)
{
    std::vector<Enum> values;
    for (const QString &name : names.toStringList()) {
        if (const std::optional<Enum> value = fromName(name))
            values.push_back(*value);
    }
    return values;
}

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

} // namespace

QVariantMap FilterState::toVariant() const
{
    QVariantMap map;
    const auto putList = [&map](const QString &key, const QStringList &names) {
        if (!names.isEmpty())
            map.insert(key, names);
    };
    putList(platformsKey, namesOf(m_filter.platforms));
    putList(typesKey, namesOf(m_filter.entityTypes));
    putList(entitiesKey, m_filter.entityIds);
    putList(sentimentsKey, namesOf(m_filter.sentiments));
    putList(languagesKey, m_filter.languages);
    put(map, "ratingMin", m_filter.ratingMin);
    put(map, "ratingMax", m_filter.ratingMax);
    put(map, "isRated", m_filter.isRated);
    put(map, "from", m_filter.from);
    put(map, "until", m_filter.until);
    put(map, "hasSentiment", m_filter.hasSentiment);
    put(map, "isVerified", m_filter.isVerified);
    put(map, "isAnswered", m_filter.isAnswered);
    if (m_filter.isActive != true)
        map.insert(activeKey, m_filter.isActive ? QStringLiteral("no") : QStringLiteral("any"));
    if (!m_filter.text.isEmpty())
        map.insert(textKey, m_filter.text);
    if (m_lastDays)
        map.insert(lastDaysKey, *m_lastDays);
    QVariantList off;
    for (int i = 0; i < filterFieldCount; ++i) {
        if (m_isOff[size_t(i)])
            off << i;
    }
    if (!off.isEmpty())
        map.insert(offKey, off);
    QVariantMap names;
    for (const QString &id : m_filter.entityIds)
        names.insert(id, m_entityNames.value(id));
    if (!names.isEmpty())
        map.insert(entityNamesKey, names);
    return map;
}

FilterState FilterState::fromVariant(const QVariantMap &map)
{
    FilterState state;
    ReviewFilter &filter = state.m_filter;
    filter.platforms = valuesOf<Platform>(map.value(platformsKey), [](const QString &name) { return platformFromName(name); });
    filter.entityTypes = valuesOf<EntityType>(map.value(typesKey), [](const QString &name) { return entityTypeFromName(name); });
    filter.entityIds = map.value(entitiesKey).toStringList();
    filter.sentiments = valuesOf<Sentiment>(map.value(sentimentsKey), [](const QString &name) { return sentimentFromName(name); });
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
    if (const auto days = valueIn<int>(map, "lastDays"); days && *days > 0)
        state.m_lastDays = days;
    const QVariantMap names = map.value(entityNamesKey).toMap();
    for (auto name = names.begin(); name != names.end(); ++name)
        state.m_entityNames.insert(name.key(), name.value().toString());
    if (!filter.check())
        return {};
    for (const QVariant &off : map.value(offKey).toList()) {
        if (off.toInt() >= 0 && off.toInt() < filterFieldCount)
            state.setOff(FilterField(off.toInt()), true);
    }
    return state;
}

} // namespace lectern::models
