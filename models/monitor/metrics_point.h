// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/metrics.h"

#include <array>
#include <chrono>
#include <optional>

namespace lectern::models {

/// Two percentiles of one tier, in microseconds. Absent: the tier answered nothing.
struct TierLatency {
    std::optional<double> p50, p95, p99;
    friend bool operator==(const TierLatency &, const TierLatency &) = default;
};

/// The changes between two snapshots, as rates and shares. A share is 0-1 and absent when nothing was read.
struct MetricsPoint {
    std::chrono::milliseconds at{0}; ///< CLOCK_BOOTTIME of the later snapshot.
    std::uint64_t reads = 0;
    double readsPerSecond = 0;
    std::optional<double> memoryShare; ///< Answered by this process.
    std::optional<double> cacheShare;  ///< Answered by this process or by Redis.
    std::optional<double> redisShare;  ///< Share answered by Redis of the reads that memory did not answer.
    std::optional<double> bypassShare; ///< The cache was not used.
    TierLatency memory, redis, postgres, overall;
};

/// Requires: `earlier` is from the same source and not later. If counters have decreased (the source was
/// replaced), they count from zero.
[[nodiscard]] MetricsPoint pointBetween(const MetricsSnapshot &earlier, const MetricsSnapshot &later);

/// The duration that a `share` (0-1) of the durations in `bars` do not exceed; microseconds.
[[nodiscard]] std::optional<double> percentileOf(const LatencyBars &bars, double share);
/// The counts that `later` has in addition to `earlier`; all of `later` if counts have decreased.
[[nodiscard]] LatencyBars differenceOf(const LatencyBars &earlier, const LatencyBars &later);
[[nodiscard]] LatencyBars sumOf(const LatencyBars &one, const LatencyBars &other);

/// The counters of all families added up.
[[nodiscard]] FamilyMetrics totalOf(const MetricsSnapshot &snapshot);

} // namespace lectern::models
