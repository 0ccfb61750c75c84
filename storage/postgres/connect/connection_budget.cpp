// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/connect/connection_budget.h"

#include <algorithm>

namespace lectern::postgres {

ConnectionBudget::ConnectionBudget(int limit) : m_limit(std::max(1, limit)) {}

Result<void> ConnectionBudget::take(Clock::time_point deadline, const std::stop_token &stop)
{
    std::unique_lock lock(m_mutex);
    if (m_line.empty() && hasRoom()) {
        m_mostHeld = std::max(m_mostHeld, ++m_held);
        return {};
    }
    Waiter self;
    m_line.push_back(&self);
    lock.unlock();
    callListeners();
    lock.lock();
    serveLine();
    while (!self.isServed && !stop.stop_requested() && Clock::now() < deadline) {
        // After a refusal of the server the limit is lower until m_shrunkUntil; then there may be room.
        const Clock::time_point until = m_shrunkUntil > Clock::now() ? std::min(deadline, m_shrunkUntil) : deadline;
        m_changed.wait_until(lock, stop, until, [&self] { return self.isServed; });
        serveLine();
    }
    if (self.isServed)
        return {};
    m_line.erase(std::find(m_line.begin(), m_line.end(), &self));
    if (stop.stop_requested())
        return failure(ErrorCode::Cancelled, FaultyPart::PostgreSql, QStringLiteral("stopped while it waited for a connection"));
    return failure(ErrorCode::Timeout, FaultyPart::PostgreSql, QStringLiteral("all %1 connections of this program were busy").arg(m_held));
}

/// Gives free connections to the callers who have waited longest. Requires: the mutex is held.
void ConnectionBudget::serveLine()
{
    for (; !m_line.empty() && hasRoom(); m_line.pop_front()) {
        m_mostHeld = std::max(m_mostHeld, ++m_held);
        m_line.front()->isServed = true;
        m_changed.notify_all();
    }
}

void ConnectionBudget::callListeners()
{
    const std::lock_guard lock(m_listenersMutex);
    for (const auto &[number, wanted] : m_listeners)
        wanted();
}

void ConnectionBudget::giveBack()
{
    const std::lock_guard lock(m_mutex);
    --m_held;
    serveLine();
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
    return !m_line.empty() || !hasRoom();
}

bool ConnectionBudget::isWanted() const
{
    const std::lock_guard lock(m_mutex);
    return !m_line.empty();
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
