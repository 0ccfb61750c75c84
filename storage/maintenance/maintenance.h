// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/cache/read/executor.h"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace lectern::maintenance {

/// Periodic work that nobody asks for: a probe of a Redis that failed, the next step of full-text indexing, a
/// trim of the change log.
///
/// Thread: created and destroyed on one. Borrows the executor.
/// Owns: a timer thread; the work runs in the executor, which must be closed before this object is destroyed.
class Maintenance
{
public:
    static constexpr std::chrono::milliseconds interval{500};

    Maintenance(cache::Executor &executor, const Clock &clock);

private:
    void keepTime(const std::stop_token &stop);
    void enqueueProbe();
    void enqueueIndexing();
    void enqueueTrim();

    cache::Executor &m_executor;
    const Clock &m_clock;
    std::atomic<bool> m_isProbing{false};
    std::atomic<bool> m_isIndexing{false};
    std::atomic<std::int64_t> m_indexAgainAt;
    Instant m_trimAt;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::jthread m_timer; ///< Last member: uses the members above.
};

} // namespace lectern::maintenance
