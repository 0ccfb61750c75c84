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

/// How many connections to its PostgreSQL a program holds at most. Whoever needs one more stands in line until one is given back; holders
/// of idle ones are told that somebody waits.
///
/// Thread: any.
class ConnectionBudget
{
public:
    using Clock = std::chrono::steady_clock;
    static constexpr int usualLimit = 4; ///< One asks what changed, one works on documents, two read and write.
    /// After the server refused one more it is not asked for more than there were for so long.
    static constexpr std::chrono::seconds shrunkFor{20};

    explicit ConnectionBudget(int limit = usualLimit);

    /// Takes leave to connect, waiting for it if there is none. Timeout, Cancelled.
    [[nodiscard]] Result<void> take(Clock::time_point deadline, const std::stop_token &stop);
    /// The connection is gone, or did not come to be.
    void giveBack();
    /// The server has no room for the connection that leave was taken for. True: this program holds others, one of which may be given back.
    [[nodiscard]] bool noteRefusal(Clock::time_point now);
    /// Whether somebody waits, or would have to.
    [[nodiscard]] bool isTight() const;
    [[nodiscard]] bool isWanted() const;
    [[nodiscard]] int heldCount() const;
    [[nodiscard]] int mostHeld() const; ///< Since it was made.

    /// While it lives, the function is called whenever somebody begins to wait. It may not ask the budget for anything.
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
    std::deque<Waiter *> m_line; ///< Who waits longest stands first.
    int m_shrunkTo = 0;
    Clock::time_point m_shrunkUntil{};
    std::mutex m_listenersMutex; ///< Never taken by who holds the other one.
    std::map<int, std::function<void()>> m_listeners;
    int m_lastListener = 0;
};

} // namespace lectern::postgres
