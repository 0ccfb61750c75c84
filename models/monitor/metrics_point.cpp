// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/monitor/metrics_point.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace lectern::models {

namespace {

std::uint64_t growth(std::uint64_t earlier, std::uint64_t later) { return later >= earlier ? later - earlier : later; }

std::optional<double> shareOf(std::uint64_t part, std::uint64_t whole)
{
    if (whole == 0)
        return std::nullopt;
    return static_cast<double>(std::min(part, whole)) / static_cast<double>(whole);
}

TierLatency latencyOf(const LatencyBars &bars) { return {percentileOf(bars, 0.50), percentileOf(bars, 0.95), percentileOf(bars, 0.99)}; }

/// Combines the counts of bars with equal bounds; both inputs are ascending.
template <typename Combine>
LatencyBars merged(const LatencyBars &one, const LatencyBars &other, Combine combine)
{
    LatencyBars result;
    auto left = one.cbegin();
    auto right = other.cbegin();
    while (left != one.cend() || right != other.cend()) {
        const bool takesLeft = right == other.cend() || (left != one.cend() && left->upTo <= right->upTo);
        const bool takesRight = left == one.cend() || (right != other.cend() && right->upTo <= left->upTo);
        const double upTo = takesLeft ? left->upTo : right->upTo;
        const std::uint64_t leftCount = takesLeft ? (left++)->count : 0;
        const std::uint64_t rightCount = takesRight ? (right++)->count : 0;
        if (const std::uint64_t count = combine(leftCount, rightCount); count > 0)
            result.push_back({upTo, count});
    }
    return result;
}

std::uint64_t countOf(const LatencyBars &bars)
{
    return std::accumulate(bars.begin(), bars.end(), std::uint64_t{0}, [](std::uint64_t sum, const LatencyBar &bar) { return sum + bar.count; });
}

} // namespace

MetricsPoint pointBetween(const MetricsSnapshot &earlier, const MetricsSnapshot &later)
{
    const FamilyMetrics before = totalOf(earlier);
    const FamilyMetrics after = totalOf(later);
    const std::uint64_t memoryHits = growth(before.memoryHits, after.memoryHits);
    const std::uint64_t redisHits = growth(before.redisHits, after.redisHits);
    constexpr auto bypass = static_cast<std::size_t>(MissReason::Bypass);

    MetricsPoint point;
    point.at = later.at;
    point.reads = growth(before.reads, after.reads);
    if (later.at > earlier.at)
        point.readsPerSecond = static_cast<double>(point.reads) / std::chrono::duration<double>(later.at - earlier.at).count();
    point.memoryShare = shareOf(memoryHits, point.reads);
    point.cacheShare = shareOf(memoryHits + redisHits, point.reads);
    point.redisShare = shareOf(redisHits, point.reads - std::min(memoryHits, point.reads));
    point.bypassShare = shareOf(growth(before.misses[bypass], after.misses[bypass]), point.reads);

    const LatencyBars memory = differenceOf(earlier.memory, later.memory);
    const LatencyBars redis = differenceOf(earlier.redis, later.redis);
    const LatencyBars postgres = differenceOf(earlier.postgres, later.postgres);
    point.memory = latencyOf(memory);
    point.redis = latencyOf(redis);
    point.postgres = latencyOf(postgres);
    point.overall = latencyOf(sumOf(sumOf(memory, redis), postgres));
    return point;
}

std::optional<double> percentileOf(const LatencyBars &bars, double share)
{
    const std::uint64_t count = countOf(bars);
    if (count == 0)
        return std::nullopt;
    const auto rank = std::max<std::uint64_t>(1, static_cast<std::uint64_t>(std::ceil(share * static_cast<double>(count))));
    std::uint64_t seen = 0;
    for (const LatencyBar &bar : bars) {
        seen += bar.count;
        if (seen >= rank)
            return bar.upTo;
    }
    return bars.back().upTo;
}

LatencyBars differenceOf(const LatencyBars &earlier, const LatencyBars &later)
{
    if (countOf(later) < countOf(earlier))
        return later;
    return merged(earlier, later, [](std::uint64_t before, std::uint64_t after) { return after - std::min(before, after); });
}

LatencyBars sumOf(const LatencyBars &one, const LatencyBars &other) { return merged(one, other, std::plus<std::uint64_t>()); }

FamilyMetrics totalOf(const MetricsSnapshot &snapshot)
{
    FamilyMetrics total;
    for (const FamilyMetrics &family : snapshot.families) {
        total.reads += family.reads;
        total.memoryHits += family.memoryHits;
        total.redisHits += family.redisHits;
        total.postgresReads += family.postgresReads;
        total.staleServed += family.staleServed;
        total.errors += family.errors;
        for (std::size_t reason = 0; reason < total.misses.size(); ++reason)
            total.misses[reason] += family.misses[reason];
    }
    return total;
}

} // namespace lectern::models
