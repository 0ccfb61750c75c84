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

/// How a thread waits for what another one does: until the condition holds, or until it is asked to stop. Whether the condition holds then.
/// A test that has one thread does the other's work instead.
using WaitForOther = std::function<bool(std::condition_variable_any &changed, std::unique_lock<std::mutex> &lock, const std::stop_token &stop,
                                        const std::function<bool()> &holds)>;
[[nodiscard]] bool waitForOther(std::condition_variable_any &changed, std::unique_lock<std::mutex> &lock, const std::stop_token &stop,
                                const std::function<bool()> &holds);

/// Polls the change log, one poll at a time in the process: whoever needs one that is already on its way waits for that one.
///
/// Thread: storage threads, each with its own log. Borrows all that it is made of.
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

    /// Returns once a poll that was sent at or after `notBefore` is taken in. Blocks for one round trip, or for as long as
    /// the poll of another thread takes.
    [[nodiscard]] Result<void> poll(ChangeLog &log, Instant notBefore, std::stop_token stop);
    /// Polls until the newest poll is young enough for the bound and for what this process wrote, twice at most.
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
    Instant m_sentAt = Instant::min(); ///< Of the poll in flight, or of the last one.
    Result<void> m_outcome;            ///< Of the last one.
};

} // namespace lectern::cache
