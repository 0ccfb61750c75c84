// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace lectern::analysis {

/// A regular expression (case-insensitive, without groups of its own) for a length of time as contracts write it:
/// "30 days", "sixty (60) days", "90-day", "two full years", "12 (twelve) calendar months".
[[nodiscard]] const QString &writtenDurationPattern();

/// A whole number in digits or English words up to 999 ("sixty", "one hundred and twenty", "sixty (60)"): where both
/// stand, the digits count.
[[nodiscard]] std::optional<int> writtenNumber(QStringView text);

/// A written duration in days: a week has 7, a month 30, a year 365. Nothing when it is not one.
[[nodiscard]] std::optional<int> daysOf(QStringView writtenDuration);

} // namespace lectern::analysis
