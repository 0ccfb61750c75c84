// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/monitor/step_burst.h"

#include "models/monitor/metrics_point.h"

#include <algorithm>
#include <numeric>

namespace lectern::models {

namespace {

double sumOfDurations(const LatencySummary &step) { return step.mean * static_cast<double>(step.count); }

} // namespace

void StepBurst::add(const MetricsSnapshot &snapshot)
{
    const std::uint64_t totalReads = totalOf(snapshot).reads;
    const bool isReset = totalReads < m_totalReads;
    const std::uint64_t newReads = !m_hasSnapshot || isReset ? totalReads : totalReads - m_totalReads;
    if (newReads > 0) {
        const bool isNewBurst = m_reads == 0 || isReset || snapshot.at - m_lastRead > quiet;
        if (isNewBurst) {
            m_spent = {};
            m_reads = 0;
        }
        m_reads += newReads;
        m_lastRead = snapshot.at;
    }
    const bool belongs = m_reads > 0 && snapshot.at - m_lastRead <= quiet;
    for (std::size_t step = 0; belongs && step < m_spent.size(); ++step) {
        const LatencySummary &now = snapshot.steps[step];
        const LatencySummary before = isReset || now.count < m_steps[step].count ? LatencySummary{} : m_steps[step];
        m_spent[step].count += now.count - before.count;
        m_spent[step].microseconds += std::max(0.0, sumOfDurations(now) - sumOfDurations(before));
    }
    m_steps = snapshot.steps;
    m_totalReads = totalReads;
    m_hasSnapshot = true;
}

double StepBurst::totalMicroseconds() const
{
    return std::accumulate(m_spent.begin(), m_spent.end(), 0.0, [](double sum, const Spent &spent) { return sum + spent.microseconds; });
}

} // namespace lectern::models
