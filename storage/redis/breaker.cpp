// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/redis/breaker.h"

#include <algorithm>

namespace lectern::redis {

BreakerState Breaker::state() const
{
    const std::lock_guard lock(m_mutex);
    return m_state;
}

bool Breaker::admitProbe()
{
    const std::lock_guard lock(m_mutex);
    if (m_state == BreakerState::Closed || m_clock.now() < m_probeAt)
        return false;
    m_state = BreakerState::HalfOpen;
    m_probeAt = m_clock.now() + m_delay; // in case the outcome of the probe is never reported
    return true;
}

void Breaker::noteSuccess()
{
    const std::lock_guard lock(m_mutex);
    if (m_state == BreakerState::Open)
        return; // a reply to an earlier request: the probe decides
    m_state = BreakerState::Closed;
    m_failures = 0;
}

void Breaker::noteFailure()
{
    const std::lock_guard lock(m_mutex);
    switch (m_state) {
    case BreakerState::Closed:
        if (++m_failures >= failuresToOpen)
            open(firstDelay);
        break;
    case BreakerState::HalfOpen: open(std::min(2 * m_delay, longestDelay)); break;
    case BreakerState::Open: break; // the failure of an earlier request
    }
}

void Breaker::open(std::chrono::seconds delay)
{
    m_state = BreakerState::Open;
    m_failures = 0;
    m_delay = delay;
    m_probeAt = m_clock.now() + delay;
}

} // namespace lectern::redis
