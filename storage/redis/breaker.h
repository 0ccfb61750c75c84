// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/metrics.h"
#include "storage/api/clock.h"

#include <mutex>

namespace lectern::redis {

/// Keeps readers away from a Redis that does not answer: opens after three failures in a row, then allows one probe
/// after 1, 2, 4, 8, 15, 15 ... seconds, and closes when a probe succeeds.
///
/// Thread: any. Borrows the clock.
class Breaker
{
public:
    static constexpr int failuresToOpen = 3;
    static constexpr std::chrono::seconds firstDelay{1};
    static constexpr std::chrono::seconds longestDelay{15};

    explicit Breaker(const Clock &clock) : m_clock(clock) {}

    [[nodiscard]] BreakerState state() const;
    [[nodiscard]] bool isClosed() const { return state() == BreakerState::Closed; }
    /// Whether the caller must probe now: true once per delay while open. The caller then reports the outcome.
    [[nodiscard]] bool admitProbe();
    void noteSuccess();
    void noteFailure();
    /// Held by the one thread that may wait long for a connection; meanwhile the others read without Redis.
    [[nodiscard]] std::unique_lock<std::mutex> tryConnecting() { return {m_connecting, std::try_to_lock}; }

private:
    void open(std::chrono::seconds delay);

    const Clock &m_clock;
    mutable std::mutex m_mutex;
    std::mutex m_connecting;
    BreakerState m_state = BreakerState::Closed;
    int m_failures = 0;
    std::chrono::seconds m_delay{0};
    Instant m_probeAt{0};
};

} // namespace lectern::redis
