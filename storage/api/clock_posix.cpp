// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/api/clock.h"

#include <time.h>

namespace lectern {

namespace {

class BootClock final : public Clock
{
public:
    Instant now() const noexcept override
    {
        timespec time{};
        clock_gettime(CLOCK_BOOTTIME, &time);
        return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
    }
};

} // namespace

const Clock &Clock::boot()
{
    static const BootClock clock;
    return clock;
}

} // namespace lectern
