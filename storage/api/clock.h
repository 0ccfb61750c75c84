// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace lectern {

/// Time since the machine started, on a clock that nobody can set and that keeps counting during sleep: after eight hours of
/// sleep, a laptop must not take its watermark for recent.
using Instant = std::chrono::nanoseconds;

/// The read path's source of time; tests replace it to control time.
///
/// Thread: any.
class Clock
{
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Instant now() const noexcept = 0;
    /// The machine's: CLOCK_BOOTTIME on Linux, QueryInterruptTimePrecise on Windows.
    [[nodiscard]] static const Clock &boot();
};

} // namespace lectern
