// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/workspace/workspace_keeper.h"

#include <QLoggingCategory>

#include <utility>

namespace lectern::workspace {

namespace {

using namespace std::chrono_literals;

Q_LOGGING_CATEGORY(workspaceLog, "lectern.workspace")

constexpr std::chrono::milliseconds interval = 500ms;

} // namespace

WorkspaceKeeper::WorkspaceKeeper(Workspace &workspace, Told told)
    : m_workspace(workspace)
    , m_told(std::move(told))
    , m_thread([this](const std::stop_token &stop) { keep(stop); })
{
}

void WorkspaceKeeper::startAgain()
{
    const std::lock_guard lock(m_mutex);
    m_mayStartAgain = true;
    m_wake.notify_all();
}

void WorkspaceKeeper::keep(const std::stop_token &stop)
{
    while (wait(interval, stop))
        lookAndMend(stop);
}

/// False: a stop was requested.
bool WorkspaceKeeper::wait(std::chrono::milliseconds duration, const std::stop_token &stop)
{
    std::unique_lock lock(m_mutex);
    m_wake.wait_for(lock, stop, duration, [this] { return m_mayStartAgain; });
    return !stop.stop_requested();
}

bool WorkspaceKeeper::isAskedToStart()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_mayStartAgain, false);
}

void WorkspaceKeeper::become(Phase phase, const ServerNews &news)
{
    m_phase = phase;
    qCWarning(workspaceLog, "private servers, news %d: %s", int(news.kind), qUtf8Printable(news.detail));
    m_told(news);
}

void WorkspaceKeeper::lookAndMend(const std::stop_token &stop)
{
    const WorkspaceFate fate = m_workspace.look();
    const bool isAsked = isAskedToStart();
    if (isAsked)
        m_restarts.clear();
    if (fate.postgres == ServerFate::Runs && fate.redis != ServerFate::Died) {
        if (m_phase != Phase::Well)
            become(Phase::Well, {ServerNews::Kind::Restarted, false, {}}); // by another process
        return;
    }
    const bool isCacheOnly = fate.postgres == ServerFate::Runs;
    if (!isAsked && m_phase != Phase::Well)
        return;
    if (!isAsked && fate.postgres == ServerFate::Stopped)
        return become(Phase::Stopped, {ServerNews::Kind::Stopped, false, {}});
    mend(isCacheOnly, stop);
}

void WorkspaceKeeper::mend(bool isCacheOnly, const std::stop_token &stop)
{
    m_phase = Phase::Well;
    m_told({ServerNews::Kind::Died, isCacheOnly, {}});
    QString reason = m_workspace.lastWords();
    for (;;) {
        while (!m_restarts.empty() && SteadyClock::now() - m_restarts.front() > restartWindow)
            m_restarts.pop_front();
        if (int(m_restarts.size()) >= mostRestarts)
            return become(Phase::GivenUp, {ServerNews::Kind::GaveUp, isCacheOnly, reason});
        if (!m_restarts.empty() && !wait(1s * (1 << (m_restarts.size() - 1)), stop))
            return;
        m_restarts.push_back(SteadyClock::now());
        const Result<void> revived = m_workspace.revive();
        if (revived)
            return become(Phase::Well, {ServerNews::Kind::Restarted, isCacheOnly, {}});
        reason = revived.error().detail;
        qCWarning(workspaceLog, "a private server does not start: %s", qUtf8Printable(reason));
    }
}

} // namespace lectern::workspace
