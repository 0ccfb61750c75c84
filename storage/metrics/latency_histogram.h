// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/metrics.h"

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>

namespace lectern::metrics {

/// A log-linear histogram of durations: 16 steps per doubling, so a percentile is at most 6.25 % too high;
/// 1 ns to 68 s in 4.6 KB. Longer durations count as 68 s; maximum and mean stay exact.
///
/// Thread: any, lock-free. A summary may miss durations that are being recorded at the same time.
class LatencyHistogram
{
public:
    void record(std::chrono::nanoseconds duration);
    [[nodiscard]] LatencySummary summary() const;
    [[nodiscard]] std::uint64_t count() const { return m_count.load(std::memory_order_relaxed); }
    /// Adds the recorded durations to `bars`, which is empty or came from this function.
    void addTo(LatencyBars &bars) const;
    /// 0 when nothing was recorded.
    [[nodiscard]] std::chrono::nanoseconds mean() const;

private:
    static constexpr int stepBits = 4;
    static constexpr int stepCount = 1 << stepBits;
    static constexpr int longestBits = 36; ///< 2^36 ns = 68.7 s.
    static constexpr int bucketCount = (longestBits - stepBits + 1) * stepCount;
    [[nodiscard]] static int bucketOf(std::uint64_t nanoseconds);
    [[nodiscard]] static double upperEndOf(int bucket);

    std::array<std::atomic<std::uint64_t>, bucketCount> m_buckets{};
    std::atomic<std::uint64_t> m_count{0};
    std::atomic<std::uint64_t> m_sum{0};
    std::atomic<std::uint64_t> m_max{0};
};

} // namespace lectern::metrics
