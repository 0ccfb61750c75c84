// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/metrics.h"
#include "storage/base/family.h"
#include "storage/metrics/latency_histogram.h"

namespace lectern::metrics {

/// Counts and times what the read path does.
///
/// Thread: any, lock-free.
class ReadMetrics
{
public:
    /// One read was answered; `took` from question to answer.
    void noteAnswer(Family family, Source source, std::chrono::nanoseconds took);
    /// One read ended in an error.
    void noteError(Family family);
    /// Why a read went to PostgreSQL; once per such read.
    void noteMiss(Family family, MissReason reason);
    /// A question was asked again; `after`: time since it was asked before.
    void noteReread(Family family, std::chrono::nanoseconds after);
    void noteStep(ReadStep step, std::chrono::nanoseconds took);
    void notePoll(std::chrono::nanoseconds took);
    void noteAudit(bool isMismatch);
    /// Messages about jobs in Redis: another process woke this one's workers; a message was not one that Lectern writes.
    void noteWakeUp();
    void noteRefusedSignal();

    /// Copies the counters and times of this object into the snapshot.
    void fill(MetricsSnapshot &snapshot) const;

private:
    struct PerFamily {
        LatencyHistogram memory, redis, postgres;
        LatencyHistogram rereads; ///< One recorded nanosecond stands for a millisecond, so that hours fit.
        std::atomic<std::uint64_t> staleServed{0}, errors{0};
        std::array<std::atomic<std::uint64_t>, missReasonCount> misses{};
    };
    std::array<PerFamily, familyCount> m_families;
    std::array<LatencyHistogram, lectern::stepCount> m_steps;
    LatencyHistogram m_poll;
    std::atomic<std::uint64_t> m_auditedHits{0}, m_auditMismatches{0};
    std::atomic<std::uint64_t> m_wakeUps{0}, m_refusedSignals{0};
};

/// Measures one step of a read, from construction to destruction.
class ReadStepTimer
{
public:
    ReadStepTimer(ReadMetrics &metrics, ReadStep step) : m_metrics(metrics), m_step(step) {}
    ~ReadStepTimer() { m_metrics.noteStep(m_step, std::chrono::steady_clock::now() - m_begin); }
    ReadStepTimer(const ReadStepTimer &) = delete;
    ReadStepTimer &operator=(const ReadStepTimer &) = delete;

private:
    ReadMetrics &m_metrics;
    ReadStep m_step;
    std::chrono::steady_clock::time_point m_begin = std::chrono::steady_clock::now();
};

} // namespace lectern::metrics
