// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/opening/opening.h"
#include "storage/workspace/workspace_keeper.h"

#include <QObject>

#include <optional>
#include <thread>

namespace lectern::app {

/// Runs an Opening on a thread of its own and reports to the thread it lives in.
///
/// Thread: GUI. Its end asks the opening to stop and waits for it.
class BackgroundOpening : public QObject
{
    Q_OBJECT
public:
    /// `formerWorkspace`: a share to give back first, and who watches over its servers; may be null.
    BackgroundOpening(Opening opening, std::unique_ptr<workspace::Workspace> formerWorkspace,
                      std::unique_ptr<workspace::WorkspaceKeeper> formerKeeper = {});

    /// Call it once, when the signals are connected.
    void start();

    /// Requires: finished() was emitted; once.
    [[nodiscard]] Result<OpenServers> takeResult() { return std::move(*m_result); }
    [[nodiscard]] bool mayPrepareTables() const { return m_opening.mayPrepareTables(); } ///< Likewise: see Opening.

Q_SIGNALS:
    void stepBegan(const QString &step);
    void finished();

private:
    void run(std::stop_token stop);

    Opening m_opening;
    std::unique_ptr<workspace::Workspace> m_formerWorkspace;
    std::unique_ptr<workspace::WorkspaceKeeper> m_formerKeeper;
    std::optional<Result<OpenServers>> m_result; // written by the thread before finished() is queued
    std::jthread m_thread;                       // last: ends before the rest
};

} // namespace lectern::app
