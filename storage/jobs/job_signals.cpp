// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/jobs/job_signals.h"

namespace lectern {

JobSignals::JobSignals(QString redisUrl, int schemaVersion, Breaker &breaker, ReadMetrics &metrics)
    : m_redisUrl(std::move(redisUrl))
    , m_schemaVersion(schemaVersion)
    , m_breaker(breaker)
    , m_metrics(metrics)
    , m_announcer(m_redisUrl, schemaVersion, breaker)
{
}

void JobSignals::callWorkers()
{
    m_bell.ring();
    m_announcer.announceWork();
}

void JobSignals::listen()
{
    const std::lock_guard lock(m_mutex);
    if (!m_listener && !m_redisUrl.isEmpty())
        m_listener.emplace(m_redisUrl, jobsChannel(m_schemaVersion), m_bell, m_breaker, m_metrics);
}

} // namespace lectern
