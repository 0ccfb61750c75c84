// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/reviews/review.h"

#include <QDateTime>
#include <QString>
#include <QStringList>
#include <QStringView>

#include <optional>
#include <tl/expected.hpp>

namespace lectern::imports {

/// The order of day and month in dates such as 8/3/2017. A four-digit number is always the year.
enum class DateOrder : quint8 { DayFirst, MonthFirst };

/// How the dates of one column are read. Decided once per file, from a sample.
struct DateRule {
    DateOrder order = DateOrder::DayFirst;
    QString reason;  ///< In words, for the preview; empty: the order makes no difference for this column.
    QString warning; ///< In words; empty: the sample is unambiguous.
};

struct ParsedDate {
    QDateTime at; ///< UTC. A time without a zone counts as UTC.
    DatePrecision precision = DatePrecision::Second;
};

[[nodiscard]] DateRule decideDateRule(const QStringList &values, std::optional<DateOrder> wanted = std::nullopt);

/// Parses ISO 8601, RFC 2822, Unix time in seconds to microseconds, numeric dates, month names in ten languages and, if
/// `relativeTo` is valid, relative dates ("2 weeks ago") in these. Nothing for an empty value, or for a relative one without
/// `relativeTo`; an error says in words why the value cannot be right (not a date, year outside 1900-2100).
[[nodiscard]] tl::expected<std::optional<ParsedDate>, QString> normaliseDate(QStringView text, const DateRule &rule,
                                                                             const QDateTime &relativeTo = {});

} // namespace lectern::imports
