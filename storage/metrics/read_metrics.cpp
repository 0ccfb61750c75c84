// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/metrics/read_metrics.h"

namespace lectern::metrics {

void ReadMetrics::noteAnswer(Family family, Source source, std::chrono::nanoseconds took)
{
    PerFamily &counted = m_families[size_t(family)];
    switch (source) {
    case Source::Memory: counted.memory.record(took); break;
    case Source::Redis: counted.redis.record(took); break;
    case Source::Postgres: counted.postgres.record(took); break;
    case Source::Stale: counted.staleServed.fetch_add(1, std::memory_order_relaxed); break;
    }
}

void ReadMetrics::noteError(Family family) { m_families[size_t(family)].errors.fetch_add(1, std::memory_order_relaxed); }

void ReadMetrics::noteMiss(Family family, MissReason reason)
{
    m_families[size_t(family)].misses[size_t(reason)].fetch_add(1, std::memory_order_relaxed);
}

void ReadMetrics::noteReread(Family family, std::chrono::nanoseconds after) { m_families[size_t(family)].rereads.record(after / 1'000'000); }

void ReadMetrics::noteStep(ReadStep step, std::chrono::nanoseconds took) { m_steps[size_t(step)].record(took); }

void ReadMetrics::notePoll(std::chrono::nanoseconds took)
{
    m_poll.record(took);
    noteStep(ReadStep::Poll, took);
}

void ReadMetrics::noteAudit(bool isMismatch)
{
    m_auditedHits.fetch_add(1, std::memory_order_relaxed);
    if (isMismatch)
        m_auditMismatches.fetch_add(1, std::memory_order_relaxed);
}

void ReadMetrics::noteWakeUp() { m_wakeUps.fetch_add(1, std::memory_order_relaxed); }

void ReadMetrics::noteRefusedSignal() { m_refusedSignals.fetch_add(1, std::memory_order_relaxed); }

void ReadMetrics::fill(MetricsSnapshot &snapshot) const
{
    std::chrono::nanoseconds saved{0};
    snapshot.families.clear();
    snapshot.memory.clear();
    snapshot.redis.clear();
    snapshot.postgres.clear();
    for (size_t i = 0; i < m_families.size(); ++i) {
        const PerFamily &counted = m_families[i];
        FamilyMetrics shown;
        shown.family = QString(families[i].name);
        counted.memory.addTo(snapshot.memory);
        counted.redis.addTo(snapshot.redis);
        counted.postgres.addTo(snapshot.postgres);
        shown.memory = counted.memory.summary();
        shown.redis = counted.redis.summary();
        shown.postgres = counted.postgres.summary();
        shown.memoryHits = shown.memory.count;
        shown.redisHits = shown.redis.count;
        shown.postgresReads = shown.postgres.count;
        shown.staleServed = counted.staleServed.load(std::memory_order_relaxed);
        shown.errors = counted.errors.load(std::memory_order_relaxed);
        const LatencySummary rereads = counted.rereads.summary();
        shown.rereads = rereads.count;
        shown.medianReread = std::chrono::milliseconds(std::int64_t(rereads.p50 * 1000)); // see PerFamily
        shown.reads = shown.memoryHits + shown.redisHits + shown.postgresReads + shown.staleServed + shown.errors;
        for (size_t reason = 0; reason < shown.misses.size(); ++reason)
            shown.misses[reason] = counted.misses[reason].load(std::memory_order_relaxed);
        saved += counted.postgres.mean() * std::int64_t(shown.memoryHits + shown.redisHits);
        snapshot.families.push_back(std::move(shown));
    }
    for (size_t i = 0; i < m_steps.size(); ++i)
        snapshot.steps[i] = m_steps[i].summary();
    snapshot.savedDatabaseTime = std::chrono::duration_cast<std::chrono::microseconds>(saved);
    snapshot.poll = m_poll.summary();
    snapshot.pollCount = snapshot.poll.count;
    snapshot.auditedHits = m_auditedHits.load(std::memory_order_relaxed);
    snapshot.auditMismatches = m_auditMismatches.load(std::memory_order_relaxed);
    snapshot.wakeUps = m_wakeUps.load(std::memory_order_relaxed);
    snapshot.refusedSignals = m_refusedSignals.load(std::memory_order_relaxed);
}

} // namespace lectern::metrics
