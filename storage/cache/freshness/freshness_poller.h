// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"
#include "storage/cache/freshness/change_log.h"
#include "storage/cache/freshness/freshness.h"
#include "storage/cache/freshness/read_bound.h"
#include "storage/metrics/read_metrics.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <stop_token>

namespace lectern::cache {

/// Waits until the condition holds, which another thread makes true, or until a stop is requested; returns whether it holds.
/// A test with a single thread does the other thread's work instead.
using WaitForOther = std::function<bool(std::condition_variable_any &changed, std::unique_lock<std::mutex> &lock, const std::stop_token &stop,
                                        const std::function<bool()> &holds)>;
[[nodiscard]] bool waitForOther(std::condition_variable_any &changed, std::unique_lock<std::mutex> &lock, const std::stop_token &stop,
                                const std::function<bool()> &holds);

/// Polls the change log, with at most one poll at a time per process: a thread that needs the running poll waits for it.
///
/// Thread: storage threads, each with its own log. Borrows what its constructor is given.
class FreshnessPoller
{
public:
    /// A poll that takes longer has failed.
    static constexpr std::chrono::milliseconds deadline{2000};

    FreshnessPoller(Freshness &freshness, metrics::ReadMetrics &metrics, const Clock &clock, WaitForOther wait = waitForOther)
        : m_freshness(freshness)
        , m_metrics(metrics)
        , m_clock(clock)
        , m_wait(std::move(wait))
    {
    }

    /// Returns once a poll that was sent at or after `notBefore` has been applied. Blocks for one round trip, or until the
    /// other thread's poll ends.
    [[nodiscard]] Result<void> poll(ChangeLog &log, Instant notBefore, std::stop_token stop);
    /// Polls, at most twice, until the newest poll is recent enough for the bound and for the writes of this process.
    [[nodiscard]] Result<void> prove(ChangeLog &log, const ReadBound &bound, const std::stop_token &stop);

private:
    [[nodiscard]] Result<void> pollNow(ChangeLog &log, Instant sentAt, const std::stop_token &stop);

    Freshness &m_freshness;
    metrics::ReadMetrics &m_metrics;
    const Clock &m_clock;
    const WaitForOther m_wait;
    std::mutex m_mutex;
    std::condition_variable_any m_finished;
    bool m_isInFlight = false;
    Instant m_sentAt = Instant::min(); ///< When the running or the last poll was sent.
    Result<void> m_outcome;            ///< Of the last poll.
};

} // namespace lectern::cache
