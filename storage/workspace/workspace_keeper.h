// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/server_news.h"
#include "storage/workspace/workspace.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace lectern::workspace {

/// Watches the private servers while they are used and restarts one that died: at once, then after 1, 2, 4 ... seconds, at
/// most `mostRestarts` times within ten minutes. Servers stopped on purpose stay stopped until startAgain(). Several
/// processes may do so at once: the workspace's lock lets one of them start, and the others find the servers running.
///
/// Thread: created and destroyed on one; the destructor waits for a start in progress. Borrows the workspace, which must hold a share.
/// Owns: a thread that looks twice a second, without a query: it reads a file of 100 bytes and connects to a socket.
class WorkspaceKeeper
{
public:
    static constexpr int mostRestarts = 5;
    static constexpr std::chrono::minutes restartWindow{10};

    /// Called on the keeper's thread.
    using Told = std::function<void(const ServerNews &)>;
    WorkspaceKeeper(Workspace &workspace, Told told);

    /// Retries after it gave up or the servers were stopped. Thread: any; does not wait.
    void startAgain();

private:
    using SteadyClock = std::chrono::steady_clock;
    enum class Phase { Well, GivenUp, Stopped };

    void keep(const std::stop_token &stop);
    void lookAndMend(const std::stop_token &stop);
    void mend(bool isCacheOnly, const std::stop_token &stop);
    void become(Phase phase, const ServerNews &news);
    [[nodiscard]] bool isAskedToStart();
    bool wait(std::chrono::milliseconds duration, const std::stop_token &stop);

    Workspace &m_workspace;
    const Told m_told;
    Phase m_phase = Phase::Well;
    std::deque<SteadyClock::time_point> m_restarts; ///< Times of restarts within the last ten minutes.
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    bool m_mayStartAgain = false; ///< Guarded by m_mutex.
    std::jthread m_thread;        ///< Last member: uses the members above.
};

} // namespace lectern::workspace
