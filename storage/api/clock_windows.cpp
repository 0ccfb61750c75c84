// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/api/clock.h"

#include <QtGlobal>

#ifdef Q_OS_WIN

#include <windows.h>
#include <realtimeapiset.h>

namespace lectern {

namespace {

/// Interrupt time counts in units of 100 ns and, unlike "unbiased" interrupt time, includes sleep.
class BootClock final : public Clock
{
public:
    Instant now() const noexcept override
    {
        ULONGLONG ticks = 0;
        QueryInterruptTimePrecise(&ticks);
        return Instant(100 * qint64(ticks));
    }
};

} // namespace

const Clock &Clock::boot()
{
    static const BootClock clock;
    return clock;
}

} // namespace lectern

#endif
