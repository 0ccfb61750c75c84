// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace lectern {

/// A moment on the clock that no one can set and that keeps counting while the machine sleeps: a laptop
/// that slept eight hours must not believe its watermark. Time since the machine started.
using Instant = std::chrono::nanoseconds;

/// Where the read path takes its time from, so that tests can hold it still.
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
