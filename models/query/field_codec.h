// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVariantMap>

#include <algorithm>
#include <optional>
#include <vector>

namespace lectern::models {

inline const QString offFieldsKey = QStringLiteral("off");
inline const QString lastDaysKey = QStringLiteral("lastDays");

/// Saves what every SwitchableFilter has, whatever its fields: the fields that are off, and relative dates.
template <typename FilterState>
void putSwitches(QVariantMap &map, const FilterState &state)
{
    if (state.lastDays())
        map.insert(lastDaysKey, *state.lastDays());
    QVariantList off;
    for (int i = 0; i < FilterState::fieldCount; ++i) {
        if (state.isOff(typename FilterState::Field(i)))
            off << i;
    }
    if (!off.isEmpty())
        map.insert(offFieldsKey, off);
}

/// Restores it after the values were restored. Skips invalid entries.
template <typename FilterState>
void takeSwitches(FilterState &state, const QVariantMap &map)
{
    constexpr int mostDays = 36'500;
    if (const int days = map.value(lastDaysKey).toInt(); days > 0)
        state.setLastDays(std::min(days, mostDays));
    for (const QVariant &off : map.value(offFieldsKey).toList()) {
        if (off.toInt() >= 0 && off.toInt() < FilterState::fieldCount)
            state.setOff(typename FilterState::Field(off.toInt()), true);
    }
}

template <typename Enum>
QStringList namesOf(const std::vector<Enum> &values)
{
    QStringList names;
    for (const Enum value : values)
        names << nameOf(value);
    return names;
}

/// The values of those names that `fromName` knows.
template <typename FromName>
auto namedIn(const QVariant &names, FromName &&fromName)
{
    std::vector<typename decltype(fromName(QString()))::value_type> values;
    for (const QString &name : names.toStringList()) {
        if (const auto value = fromName(name))
            values.push_back(*value);
    }
    return values;
}

} // namespace lectern::models
