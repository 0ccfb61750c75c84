// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

struct pg_cancel;

namespace lectern::postgres {

/// Why a watched statement was ended early.
enum class EarlyEnd { None, Cancelled, TimedOut };

/// Keeps one statement within its limits: when the deadline passes or the caller asks to stop, the server
/// is asked to cancel it; if the statement still blocks 300 ms later, its socket is shut down. One thread serves
/// all watches of the process, so a watch costs a lock and no system call.
///
/// Thread: the connection's. Owns: its entry in the watchdog's list. Borrows: the socket, until finish().
class StatementWatch
{
public:
    using Clock = std::chrono::steady_clock;
    struct Entry;

    /// Time for the server to react to a cancel request before its socket is shut down.
    static constexpr std::chrono::milliseconds timeout{300};

    StatementWatch(std::shared_ptr<pg_cancel> cancel, int socket, Clock::time_point deadline, std::stop_token stop);
    ~StatementWatch();
    StatementWatch(const StatementWatch &) = delete;
    StatementWatch &operator=(const StatementWatch &) = delete;

    struct Outcome {
        EarlyEnd earlyEnd = EarlyEnd::None;
        /// The socket was shut down, or a cancel request is still under way and could hit the next statement.
        bool isConnectionSpoiled = false;
    };
    /// Call once, when the statement has returned. Waits for a cancel request that is being sent.
    [[nodiscard]] Outcome finish();

private:
    std::shared_ptr<Entry> m_entry;
    std::optional<std::stop_callback<std::function<void()>>> m_stopCallback; // last member: uses the entry
};

} // namespace lectern::postgres
