// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <stop_token>

namespace lectern::jobs {

/// Wakes this process's waiting workers. It counts, so that a wake-up between a look into the queue and the
/// following wait is not missed.
///
/// Thread: any.
class WakeCounter
{
public:
    void ring()
    {
        const std::lock_guard lock(m_mutex);
        ++m_rings;
        m_rung.notify_all();
    }
    [[nodiscard]] std::uint64_t rings() const
    {
        const std::lock_guard lock(m_mutex);
        return m_rings;
    }
    /// Returns when the counter exceeds `heard`, after `atMost`, or when stopped.
    void wait(std::uint64_t heard, std::chrono::milliseconds atMost, std::stop_token stop)
    {
        std::unique_lock lock(m_mutex);
        m_rung.wait_for(lock, std::move(stop), atMost, [&] { return m_rings != heard; });
    }

private:
    mutable std::mutex m_mutex;
    std::condition_variable_any m_rung;
    std::uint64_t m_rings = 0;
};

} // namespace lectern::jobs
