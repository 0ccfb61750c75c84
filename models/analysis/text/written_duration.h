// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace lectern::analysis {

/// A regular expression (case-insensitive, without capture groups) for a length of time in contracts:
/// "30 days", "sixty (60) days", "90-day", "two full years", "12 (twelve) calendar months".
[[nodiscard]] const QString &writtenDurationPattern();

/// A whole number in digits or English words up to 999 ("sixty", "one hundred and twenty", "sixty (60)"); if both
/// are given, the digits count.
[[nodiscard]] std::optional<int> writtenNumber(QStringView text);

/// A duration in days: a week has 7, a month 30, a year 365. Nothing if the text is no duration.
[[nodiscard]] std::optional<int> daysOf(QStringView writtenDuration);

} // namespace lectern::analysis
