// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace lectern::imports {

/// The units of relative dates.
enum class TimeUnit : quint8 { Second, Minute, Hour, Day, Week, Month, Year };

// Words in the form of normalisedName(), in English, German, French, Spanish, Italian, Portuguese, Polish, Dutch,
// Russian, Swedish and Danish.
[[nodiscard]] std::optional<int> monthNamed(const QString &word); ///< 1-12
[[nodiscard]] std::optional<TimeUnit> timeUnitNamed(const QString &word);
[[nodiscard]] std::optional<int> daysAgoNamed(const QString &word);    ///< "yesterday": 1
[[nodiscard]] std::optional<int> zoneOffsetNamed(const QString &word); ///< Seconds east of UTC.
[[nodiscard]] bool isOneWord(const QString &word);                     ///< "a", "ein", "une"
[[nodiscard]] bool isAgoWord(const QString &word);                     ///< "ago", "vor", "hace"

} // namespace lectern::imports
