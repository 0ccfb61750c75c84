// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/metrics.h"
#include "storage/base/family.h"
#include "storage/metrics/latency_histogram.h"

namespace lectern::metrics {

/// What the read path counts and times about itself.
///
/// Thread: any, without locks.
class ReadMetrics
{
public:
    /// One read was answered; `took` from question to answer.
    void noteAnswer(Family family, Source source, std::chrono::nanoseconds took);
    /// One read ended in an error.
    void noteError(Family family);
    /// Why a read went to PostgreSQL; once per such read.
    void noteMiss(Family family, MissReason reason);
    /// A question was asked again, so long after the time before.
    void noteReread(Family family, std::chrono::nanoseconds after);
    void noteStep(ReadStep step, std::chrono::nanoseconds took);
    void notePoll(std::chrono::nanoseconds took);
    void noteAudit(bool isMismatch);
    /// What is said of jobs through Redis: another process called this one's workers; or something was not what we write.
    void noteWakeUp();
    void noteRefusedSignal();

    /// Fills what is counted here: families, steps, saved time, polls, audits, signals.
    void fill(MetricsSnapshot &snapshot) const;

private:
    struct PerFamily {
        LatencyHistogram memory, redis, postgres;
        LatencyHistogram rereads; ///< A millisecond counts as a nanosecond: hours fit.
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
