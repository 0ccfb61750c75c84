// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/postgres/sql/array_literal.h"

#include <QDate>
#include <QString>
#include <QStringList>
#include <QVariantList>

#include <optional>
#include <vector>

namespace lectern::postgres {

/// Midnight UTC of a day, in PostgreSQL's syntax.
[[nodiscard]] inline QString startOfDay(QDate day) { return day.toString(Qt::ISODate) + QStringLiteral(" 00:00:00+00"); }

/// Collects conditions and their values in the same order. Thread: any; a value.
class ConditionList
{
public:
    void add(const QString &condition) { m_conditions.append(condition); }
    void add(const QString &condition, const QVariant &value) { add(condition, QVariantList{value}); }
    void add(const QString &condition, const QVariantList &values)
    {
        m_conditions.append(condition);
        m_values += values;
    }

    /// `column = ?` for one value, so that one index on the column and the sort serves both; else `= any`. A null QString stands for the
    /// empty text: bound unchanged it would be SQL's null, which equals nothing.
    void addAlternatives(const QString &column, const QString &type, const QStringList &alternatives)
    {
        if (alternatives.size() == 1)
            add(QStringLiteral("%1 = ?::%2").arg(column, type), alternatives.first().isNull() ? QStringLiteral("") : alternatives.first());
        else if (!alternatives.isEmpty())
            add(QStringLiteral("%1 = any (?::%2[])").arg(column, type), arrayLiteral(alternatives));
    }

    void addFlag(const QString &condition, std::optional<bool> wanted)
    {
        if (wanted)
            add(*wanted ? condition : QStringLiteral("not (%1)").arg(condition));
    }

    /// All conditions joined by "and"; "true" when there is none.
    [[nodiscard]] QString conditions() const { return m_conditions.isEmpty() ? QStringLiteral("true") : m_conditions.join(QStringLiteral(" and ")); }
    [[nodiscard]] const QVariantList &values() const { return m_values; }

private:
    QStringList m_conditions;
    QVariantList m_values;
};

template <typename Enum>
QStringList namesOf(const std::vector<Enum> &values)
{
    QStringList names;
    for (const Enum value : values)
        names.append(nameOf(value));
    return names;
}

} // namespace lectern::postgres
