// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/jobs/job_signals.h"

namespace lectern::jobs {

using namespace metrics;
using namespace redis;

JobSignals::JobSignals(QString redisUrl, const KeySpace &keys, Breaker &breaker, ReadMetrics &metrics, std::function<void()> changed)
    : m_redisUrl(std::move(redisUrl))
    , m_keys(keys)
    , m_breaker(breaker)
    , m_metrics(metrics)
    , m_changed(std::move(changed))
    , m_announcer(m_redisUrl, keys, breaker)
{
}

void JobSignals::callWorkers()
{
    m_wakes.ring();
    m_announcer.announceWork();
}

void JobSignals::listen()
{
    const std::lock_guard lock(m_mutex);
    if (!m_listener && !m_redisUrl.isEmpty())
        m_listener.emplace(m_redisUrl, m_keys, m_wakes, m_changed, m_breaker, m_metrics);
}

void JobSignals::stopListening()
{
    const std::lock_guard lock(m_mutex);
    m_listener.reset();
}

} // namespace lectern::jobs
