// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/connect/connection_budget.h"

#include <algorithm>

namespace lectern::postgres {

ConnectionBudget::ConnectionBudget(int limit) : m_limit(std::max(1, limit)) {}

Result<void> ConnectionBudget::take(Clock::time_point deadline, const std::stop_token &stop)
{
    const auto hasRoom = [this] { return m_held < limitAt(Clock::now()); };
    std::unique_lock lock(m_mutex);
    if (!hasRoom()) {
        ++m_waiting;
        lock.unlock();
        {
            const std::lock_guard listening(m_listenersMutex);
            for (const auto &[number, wanted] : m_listeners)
                wanted();
        }
        lock.lock();
        // A limit that the server's refusal lowered rises again by itself.
        while (!hasRoom() && !stop.stop_requested() && Clock::now() < deadline)
            m_changed.wait_until(lock, stop, std::min(deadline, m_shrunkUntil > Clock::now() ? m_shrunkUntil : deadline), hasRoom);
        --m_waiting;
    }
    if (hasRoom()) {
        m_mostHeld = std::max(m_mostHeld, ++m_held);
        return {};
    }
    if (stop.stop_requested())
        return failure(ErrorCode::Cancelled, FaultyPart::PostgreSql, QStringLiteral("stopped while it waited for a connection"));
    return failure(ErrorCode::Timeout, FaultyPart::PostgreSql, QStringLiteral("all %1 connections of this program were busy").arg(m_held));
}

void ConnectionBudget::giveBack()
{
    const std::lock_guard lock(m_mutex);
    --m_held;
    m_changed.notify_one();
}

bool ConnectionBudget::noteRefusal(Clock::time_point now)
{
    const std::lock_guard lock(m_mutex);
    const int others = m_held - 1;
    if (others < 1)
        return false;
    m_shrunkTo = others;
    m_shrunkUntil = now + shrunkFor;
    return true;
}

bool ConnectionBudget::isTight() const
{
    const std::lock_guard lock(m_mutex);
    return m_waiting > 0 || m_held >= limitAt(Clock::now());
}

bool ConnectionBudget::isWanted() const
{
    const std::lock_guard lock(m_mutex);
    return m_waiting > 0;
}

int ConnectionBudget::heldCount() const
{
    const std::lock_guard lock(m_mutex);
    return m_held;
}

int ConnectionBudget::mostHeld() const
{
    const std::lock_guard lock(m_mutex);
    return m_mostHeld;
}

int ConnectionBudget::limitAt(Clock::time_point now) const { return now < m_shrunkUntil ? std::min(m_limit, m_shrunkTo) : m_limit; }

ConnectionBudget::Listener::Listener(ConnectionBudget &budget, std::function<void()> wanted) : m_budget(budget)
{
    const std::lock_guard lock(budget.m_listenersMutex);
    m_number = ++budget.m_lastListener;
    budget.m_listeners.emplace(m_number, std::move(wanted));
}

ConnectionBudget::Listener::~Listener()
{
    const std::lock_guard lock(m_budget.m_listenersMutex);
    m_budget.m_listeners.erase(m_number);
}

} // namespace lectern::postgres
