// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <stop_token>

namespace lectern::postgres {

/// Limits the number of connections that a program holds to its PostgreSQL. Who needs one more waits until one is given back;
/// holders of idle connections are told that somebody waits.
///
/// Thread: any.
class ConnectionBudget
{
public:
    using Clock = std::chrono::steady_clock;
    static constexpr int usualLimit = 4; ///< One for the change watch, one for a document worker, two for reads and writes.
    /// For this long after a refusal by the server, the limit is the number of connections held at that time.
    static constexpr std::chrono::seconds shrunkFor{20};

    explicit ConnectionBudget(int limit = usualLimit);

    /// Reserves a connection, waiting until one is free. Timeout, Cancelled.
    [[nodiscard]] Result<void> take(Clock::time_point deadline, const std::stop_token &stop);
    /// Call when a reserved connection was closed or could not be opened.
    void giveBack();
    /// The server refused the reserved connection for lack of room. True: this program holds others, so that waiting for one makes sense.
    [[nodiscard]] bool noteRefusal(Clock::time_point now);
    /// Whether somebody waits or would have to wait.
    [[nodiscard]] bool isTight() const;
    [[nodiscard]] bool isWanted() const;
    [[nodiscard]] int heldCount() const;
    [[nodiscard]] int mostHeld() const; ///< Since construction.

    /// Calls a function whenever somebody begins to wait, during its lifetime. The function must not call the budget.
    class Listener
    {
    public:
        Listener(ConnectionBudget &budget, std::function<void()> wanted);
        ~Listener();
        Listener(const Listener &) = delete;
        Listener &operator=(const Listener &) = delete;

    private:
        ConnectionBudget &m_budget;
        int m_number = 0;
    };

private:
    struct Waiter {
        bool isServed = false;
    };
    [[nodiscard]] int limitAt(Clock::time_point now) const;
    [[nodiscard]] bool hasRoom() const { return m_held < limitAt(Clock::now()); }
    void serveLine();
    void callListeners();

    const int m_limit;
    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    int m_held = 0;
    int m_mostHeld = 0;
    std::deque<Waiter *> m_line; ///< Longest waiting first.
    int m_shrunkTo = 0;
    Clock::time_point m_shrunkUntil{};
    std::mutex m_listenersMutex; ///< Never locked while m_mutex is held.
    std::map<int, std::function<void()>> m_listeners;
    int m_lastListener = 0;
};

} // namespace lectern::postgres
