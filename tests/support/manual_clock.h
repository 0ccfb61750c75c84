// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/clock.h"

#include <atomic>

namespace lectern {

/// A clock that stands still until the test moves it. Thread: any.
class ManualClock final : public Clock
{
public:
    Instant now() const noexcept override { return Instant(m_now.load()); }
    void advance(std::chrono::nanoseconds by) { m_now += by.count(); }

private:
    std::atomic<std::int64_t> m_now{Instant(std::chrono::hours(1)).count()};
};

} // namespace lectern
