// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/monitor/metrics_sampler.h"

namespace lectern::models {

MetricsSampler::MetricsSampler(const MetricsSource &source, QObject *parent) : QObject(parent), m_source(source)
{
    m_timer.setTimerType(Qt::CoarseTimer);
    connect(&m_timer, &QTimer::timeout, this, &MetricsSampler::sample);
}

void MetricsSampler::start()
{
    m_timer.start(interval);
    sample();
}

void MetricsSampler::sample()
{
    m_latest = m_source.snapshot();
    const std::uint64_t reads = totalOf(m_latest).reads;
    if (reads < m_readsSinceStart)
        m_window.clear(); // the counters started again, so older snapshots cannot be subtracted
    m_readsSinceStart = reads;

    // The first point covers everything before it, as if all counters had been zero a window ago.
    const MetricsSnapshot nothing{.at = m_latest.at - window};
    while (m_window.size() > 1 && m_window[1].at <= m_latest.at - window)
        m_window.pop_front();
    m_points.push_back(pointBetween(m_window.empty() || m_window.front().at > m_latest.at - window ? nothing : m_window.front(), m_latest));
    m_window.push_back(m_latest);
    while (m_points.front().at < m_latest.at - kept)
        m_points.pop_front();
    m_burst.add(m_latest);
    Q_EMIT sampled();
}

} // namespace lectern::models
