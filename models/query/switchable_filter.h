// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/query/filter_dates.h"

#include <QDate>

#include <array>
#include <optional>
#include <utility>

namespace lectern::models {

/// Whether a filter restricts a field. `copyField` defines which values belong to the field.
template <typename Filter, typename Field>
[[nodiscard]] bool isFieldSet(const Filter &filter, Field field)
{
    Filter only;
    copyField(only, filter, field);
    return !(only.normalised() == Filter{});
}

/// An analyst's filter: every field can be switched off without losing its values, and a date can be relative
/// ("the last 30 days"), which means another date tomorrow.
///
/// `FilterType` has `from`, `until`, `text` and normalised(); `FieldType` enumerates its fields, including `Date` and `Text`. copyField()
/// and titleOf() are declared in their namespace.
///
/// Thread: any one. A value.
template <typename FilterType, typename FieldType, int count>
class SwitchableFilter
{
public:
    using Filter = FilterType;
    using Field = FieldType;
    static constexpr int fieldCount = count;

    SwitchableFilter() = default;
    explicit SwitchableFilter(Filter values) : m_values(std::move(values)) {}

    /// The values as set, whether switched on or off.
    [[nodiscard]] const Filter &values() const { return m_values; }
    /// Without the fields that are switched off.
    [[nodiscard]] Filter effective(QDate today) const
    {
        Filter filter = m_values;
        if (m_lastDays)
            filter.from = today.addDays(1 - *m_lastDays);
        for (int i = 0; i < fieldCount; ++i) {
            if (isOff(Field(i)))
                copyField(filter, Filter{}, Field(i));
        }
        return filter;
    }
    [[nodiscard]] std::optional<int> lastDays() const { return m_lastDays; }

    [[nodiscard]] bool isSet(Field field) const { return isFieldSet(m_values, field) || (field == Field::Date && m_lastDays); }
    [[nodiscard]] bool isOff(Field field) const { return m_isOff[size_t(field)]; }
    [[nodiscard]] bool isEmpty() const
    {
        return hasNone([this](Field field) { return isSet(field); });
    }
    [[nodiscard]] bool hasOn() const
    {
        return !hasNone([this](Field field) { return isSet(field) && !isOff(field); });
    }

    void setOff(Field field, bool isOff) { m_isOff[size_t(field)] = isOff && isSet(field); }
    void setAllOff()
    {
        for (int i = 0; i < fieldCount; ++i)
            setOff(Field(i), true);
    }
    void clear(Field field) { take(field, Filter{}); }
    /// Copies one field from `from` and switches it on.
    void take(Field field, const Filter &from)
    {
        copyField(m_values, from, field);
        if (field == Field::Date)
            m_lastDays.reset();
        m_isOff[size_t(field)] = false;
    }
    /// `until` exclusive.
    void setDates(std::optional<QDate> from, std::optional<QDate> until)
    {
        Filter dates;
        dates.from = from;
        dates.until = until;
        take(Field::Date, dates);
    }
    void setLastDays(int days)
    {
        clear(Field::Date);
        m_lastDays = days;
    }
    void setText(const QString &text)
    {
        Filter words;
        words.text = text.trimmed();
        take(Field::Text, words);
    }

    /// The chip's title for the field: "Rating"; "Last" for a number of days.
    [[nodiscard]] QString chipTitle(Field field) const { return field == Field::Date && m_lastDays ? lastDaysTitle() : titleOf(field); }

    friend bool operator==(const SwitchableFilter &, const SwitchableFilter &) = default;

private:
    template <typename Predicate>
    [[nodiscard]] static bool hasNone(Predicate &&isSuch)
    {
        for (int i = 0; i < fieldCount; ++i) {
            if (isSuch(Field(i)))
                return false;
        }
        return true;
    }

    Filter m_values;
    std::optional<int> m_lastDays;
    std::array<bool, size_t(count)> m_isOff{};
};

} // namespace lectern::models
