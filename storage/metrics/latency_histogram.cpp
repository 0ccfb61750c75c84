// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/metrics/latency_histogram.h"

#include <algorithm>
#include <bit>

namespace lectern::metrics {

namespace {

double toMicroseconds(double nanoseconds) { return nanoseconds / 1000.0; }

} // namespace

int LatencyHistogram::bucketOf(std::uint64_t nanoseconds)
{
    if (nanoseconds < stepCount)
        return int(nanoseconds);
    const int bits = std::bit_width(nanoseconds);
    if (bits > longestBits)
        return bucketCount - 1;
    const int doubling = bits - stepBits; // >= 1
    const int step = int(nanoseconds >> (doubling - 1)) - stepCount;
    return doubling * stepCount + step;
}

double LatencyHistogram::upperEndOf(int bucket)
{
    const int doubling = bucket / stepCount;
    const int step = bucket % stepCount;
    if (doubling == 0)
        return step;
    return double(std::uint64_t(stepCount + step + 1) << (doubling - 1)) - 1;
}

void LatencyHistogram::record(std::chrono::nanoseconds duration)
{
    const auto nanoseconds = std::uint64_t(std::max<std::int64_t>(duration.count(), 0));
    m_buckets[size_t(bucketOf(nanoseconds))].fetch_add(1, std::memory_order_relaxed);
    m_count.fetch_add(1, std::memory_order_relaxed);
    m_sum.fetch_add(nanoseconds, std::memory_order_relaxed);
    std::uint64_t known = m_max.load(std::memory_order_relaxed);
    while (known < nanoseconds && !m_max.compare_exchange_weak(known, nanoseconds, std::memory_order_relaxed)) {}
}

std::chrono::nanoseconds LatencyHistogram::mean() const
{
    const std::uint64_t recorded = count();
    return std::chrono::nanoseconds(recorded == 0 ? 0 : m_sum.load(std::memory_order_relaxed) / recorded);
}

void LatencyHistogram::addTo(LatencyBars &bars) const
{
    LatencyBars sum;
    auto known = bars.cbegin();
    for (int i = 0; i < bucketCount; ++i) {
        LatencyBar bar{toMicroseconds(upperEndOf(i)), m_buckets[size_t(i)].load(std::memory_order_relaxed)};
        if (known != bars.cend() && known->upTo == bar.upTo)
            bar.count += (known++)->count;
        if (bar.count > 0)
            sum.push_back(bar);
    }
    bars = std::move(sum);
}

LatencySummary LatencyHistogram::summary() const
{
    std::array<std::uint64_t, bucketCount> buckets;
    std::uint64_t total = 0;
    for (size_t i = 0; i < buckets.size(); ++i)
        total += buckets[i] = m_buckets[i].load(std::memory_order_relaxed);
    LatencySummary summary;
    summary.count = total;
    if (total == 0)
        return summary;

    const double max = double(m_max.load(std::memory_order_relaxed));
    const auto percentile = [&](std::uint64_t percent) {
        const std::uint64_t rank = (total * percent + 99) / 100; // 1-based, rounded up
        std::uint64_t seen = 0;
        for (size_t i = 0; i < buckets.size(); ++i) {
            seen += buckets[i];
            if (seen >= rank)
                return toMicroseconds(std::min(upperEndOf(int(i)), max));
        }
        return toMicroseconds(max);
    };
    summary.p50 = percentile(50);
    summary.p95 = percentile(95);
    summary.p99 = percentile(99);
    summary.max = toMicroseconds(max);
    summary.mean = toMicroseconds(double(mean().count()));
    return summary;
}

} // namespace lectern::metrics
