// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/connect/connect_gate.h"

#include <QHash>

#include <memory>

namespace lectern::postgres {

ConnectGate &ConnectGate::of(const QString &url)
{
    static std::mutex mutex;
    static QHash<QString, std::shared_ptr<ConnectGate>> gates;
    const std::scoped_lock lock(mutex);
    std::shared_ptr<ConnectGate> &gate = gates[url];
    if (!gate)
        gate = std::make_shared<ConnectGate>();
    return *gate;
}

Result<void> ConnectGate::enter(Clock::time_point now)
{
    const std::scoped_lock lock(m_mutex);
    if (!m_lastError)
        return {};
    if (now < m_notBefore)
        return tl::make_unexpected(*m_lastError);
    m_notBefore = afterPause(now); // further attempts wait for the next interval
    return {};
}

void ConnectGate::noteSuccess()
{
    const std::scoped_lock lock(m_mutex);
    m_lastError.reset();
}

void ConnectGate::noteFailure(const StorageError &error, Clock::time_point now)
{
    const std::scoped_lock lock(m_mutex);
    m_lastError = error;
    m_notBefore = afterPause(now);
}

ConnectGate::Clock::time_point ConnectGate::afterPause(Clock::time_point now)
{
    std::uniform_int_distribution<int> jitter(0, int(longestJitter.count()));
    return now + pause + std::chrono::milliseconds(jitter(m_random));
}

} // namespace lectern::postgres
