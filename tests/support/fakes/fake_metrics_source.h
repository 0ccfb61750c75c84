// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/metrics.h"

#include <QPromise>

#include <algorithm>
#include <cmath>

namespace lectern {

/// A metrics source whose counters and clock a test sets.
class FakeMetricsSource : public MetricsSource
{
public:
    MetricsSnapshot now;
    ServerState servers;
    bool answersAtOnce = true;
    std::vector<QPromise<Result<ServerState>>> waiting; ///< Questions not yet answered, unless answersAtOnce.
    int questionCount = 0;

    FakeMetricsSource()
    {
        now.at = std::chrono::hours(5);
        for (const char *name : {"reviews:list", "reviews:anchors", "reviews:count", "reviews:single", "reviews:stats", "reviews:aggregation"}) {
            FamilyMetrics family;
            family.family = QLatin1String(name);
            now.families.push_back(family);
        }
    }

    MetricsSnapshot snapshot() const override { return now; }
    void recordPaint(std::chrono::microseconds) override {}

    QFuture<Result<ServerState>> fetchServerState() override
    {
        ++questionCount;
        QPromise<Result<ServerState>> promise;
        QFuture<Result<ServerState>> future = promise.future();
        promise.start();
        if (answersAtOnce) {
            promise.addResult(Result<ServerState>(servers));
            promise.finish();
        } else {
            waiting.push_back(std::move(promise));
        }
        return future;
    }

    /// Counts `count` reads of family number `family`, answered by `source` after `microseconds`.
    void read(std::size_t family, Source source, std::uint64_t count, double microseconds)
    {
        FamilyMetrics &counted = now.families[family];
        counted.reads += count;
        switch (source) {
        case Source::Memory:
            counted.memoryHits += count;
            add(counted.memory, now.memory, count, microseconds);
            break;
        case Source::Redis:
            counted.redisHits += count;
            add(counted.redis, now.redis, count, microseconds);
            break;
        case Source::Postgres:
            counted.postgresReads += count;
            add(counted.postgres, now.postgres, count, microseconds);
            break;
        case Source::Stale: counted.staleServed += count; break;
        }
    }

    void miss(std::size_t family, MissReason reason, std::uint64_t count) { now.families[family].misses[static_cast<std::size_t>(reason)] += count; }

    void spend(ReadStep step, std::uint64_t count, double microsecondsEach)
    {
        LatencySummary &summary = now.steps[static_cast<std::size_t>(step)];
        summary.mean = (summary.mean * double(summary.count) + microsecondsEach * double(count)) / double(summary.count + count);
        summary.count += count;
    }

private:
    static void add(LatencySummary &summary, LatencyBars &bars, std::uint64_t count, double microseconds)
    {
        summary.count += count;
        summary.p50 = microseconds;
        summary.p95 = microseconds * 2;
        summary.p99 = microseconds * 5;
        const double upTo = std::pow(1.06, std::ceil(std::log(microseconds) / std::log(1.06)));
        const auto place = std::find_if(bars.begin(), bars.end(), [upTo](const LatencyBar &bar) { return bar.upTo >= upTo; });
        if (place != bars.end() && place->upTo == upTo)
            place->count += count;
        else
            bars.insert(place, {upTo, count});
    }
};

} // namespace lectern
