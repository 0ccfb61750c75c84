// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>
#include <cstdint>
#include <optional>

namespace lectern::models::figures {

// How the monitor formats numbers: in the analyst's locale, with a unit, and "–" for a missing value.

/// 0.942 -> "94.2 %". Never rounds up to 100 %.
[[nodiscard]] QString percent(std::optional<double> share);
/// Microseconds -> "0.21" (milliseconds, three significant digits at most).
[[nodiscard]] QString milliseconds(std::optional<double> microseconds);
/// Microseconds -> "0.21 ms", "1.4 s".
[[nodiscard]] QString withUnit(std::optional<double> microseconds);
/// "41 min", "2.3 h", "12 s", "85 ms".
[[nodiscard]] QString duration(std::chrono::microseconds length);
/// "0.4 s"
[[nodiscard]] QString seconds(std::chrono::milliseconds length);
/// "214 MB"
[[nodiscard]] QString bytes(std::int64_t count);
[[nodiscard]] QString count(std::uint64_t value);

} // namespace lectern::models::figures
