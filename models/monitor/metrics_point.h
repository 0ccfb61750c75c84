// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/metrics.h"

#include <array>
#include <chrono>
#include <optional>

namespace lectern::models {

/// Two percentiles of one tier, microseconds. Absent: it answered nothing.
struct TierLatency {
    std::optional<double> p50, p95, p99;
    friend bool operator==(const TierLatency &, const TierLatency &) = default;
};

/// What happened between two snapshots, as rates and shares. A share is 0-1 and absent when nothing was read.
struct MetricsPoint {
    std::chrono::milliseconds at{0}; ///< Of the later snapshot, CLOCK_BOOTTIME.
    std::uint64_t reads = 0;
    double readsPerSecond = 0;
    std::optional<double> memoryShare; ///< Answered by this process.
    std::optional<double> cacheShare;  ///< Answered by this process or by Redis.
    std::optional<double> redisShare;  ///< Answered by Redis, of those that memory did not answer.
    std::optional<double> bypassShare; ///< The cache was not asked.
    TierLatency memory, redis, postgres, overall;
};

/// Requires: `earlier` is of the same source and not later. Counters that went back (the source was
/// replaced) count from zero.
[[nodiscard]] MetricsPoint pointBetween(const MetricsSnapshot &earlier, const MetricsSnapshot &later);

/// The part of the durations in `bars` at or below which `share` (0-1) of them lie; microseconds.
[[nodiscard]] std::optional<double> percentileOf(const LatencyBars &bars, double share);
/// What `later` holds beyond `earlier`; all of it when counts went back.
[[nodiscard]] LatencyBars differenceOf(const LatencyBars &earlier, const LatencyBars &later);
[[nodiscard]] LatencyBars sumOf(const LatencyBars &one, const LatencyBars &other);

/// Counters of all families together.
[[nodiscard]] FamilyMetrics totalOf(const MetricsSnapshot &snapshot);

} // namespace lectern::models
