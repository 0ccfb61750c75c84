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

/// Watches over the private servers while they are used, and starts again what died: at once, then after 1, 2, 4 ... seconds, at
/// most `mostRestarts` times within ten minutes. What somebody stopped on purpose stays stopped until startAgain(). Any
/// number of processes may do so at once: the lock of the workspace lets one of them start, the others find it running.
///
/// Thread: created and destroyed on one; its end waits for a start that is under way. Borrows the workspace, which must hold a share.
/// Owns: a thread that looks twice a second, which asks no server: it reads a file of 100 bytes and knocks at one socket.
class WorkspaceKeeper
{
public:
    static constexpr int mostRestarts = 5;
    static constexpr std::chrono::minutes restartWindow{10};

    /// `told` is called on the keeper's thread.
    using Told = std::function<void(const ServerNews &)>;
    WorkspaceKeeper(Workspace &workspace, Told told);

    /// Tries again what was given up or stopped. Thread: any; does not wait.
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
    std::deque<SteadyClock::time_point> m_restarts; ///< Within the window.
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    bool m_mayStartAgain = false; ///< Guarded by m_mutex.
    std::jthread m_thread;        ///< Last: uses what stands above.
};

} // namespace lectern::workspace
