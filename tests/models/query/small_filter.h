// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/query/switchable_filter.h"

#include <QStringList>

namespace lectern::models {

/// A filter of three fields, as small as one can be.
struct SmallFilter {
    QStringList colours;
    std::optional<QDate> from, until;
    QString text;

    friend bool operator==(const SmallFilter &, const SmallFilter &) = default;
    [[nodiscard]] SmallFilter normalised() const
    {
        SmallFilter filter = *this;
        filter.colours.sort();
        return filter;
    }
};
enum class SmallField : quint8 { Colour, Date, Text };

inline QString titleOf(SmallField field) { return field == SmallField::Date ? QStringLiteral("When") : QStringLiteral("Other"); }

inline void copyField(SmallFilter &to, const SmallFilter &from, SmallField field)
{
    switch (field) {
    case SmallField::Colour: to.colours = from.colours; break;
    case SmallField::Date:
        to.from = from.from;
        to.until = from.until;
        break;
    case SmallField::Text: to.text = from.text; break;
    }
}

using SmallFilterState = SwitchableFilter<SmallFilter, SmallField, 3>;

inline SmallFilterState ofColours(const QStringList &colours)
{
    SmallFilter filter;
    filter.colours = colours;
    return SmallFilterState(filter);
}

} // namespace lectern::models
