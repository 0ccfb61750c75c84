// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/opening/opening.h"

#include <QObject>

#include <functional>
#include <optional>
#include <thread>

namespace lectern::app {

/// Runs an Opening on a thread of its own, once what was open before has ended there, and reports to the thread it lives in.
///
/// Thread: GUI. Its end asks the opening to stop and waits for it: after abandon() it may come on another thread.
class BackgroundOpening : public QObject
{
    Q_OBJECT
public:
    /// `leave` ends what was open before, as long as that takes. It is called once, on the opening's thread, before anything is opened.
    BackgroundOpening(Opening opening, std::function<void()> leave);

    /// Call it once, when the signals are connected.
    void start();
    /// Asks it to stop; nothing is told any more.
    void abandon();

    /// Requires: finished() was emitted; once.
    [[nodiscard]] Result<OpenServers> takeResult() { return std::move(*m_result); }
    [[nodiscard]] bool mayPrepareTables() const { return m_opening.mayPrepareTables(); } ///< Likewise: see Opening.

Q_SIGNALS:
    void stepBegan(const QString &step);
    void finished();

private:
    void run(std::stop_token stop);
    void tell(std::function<void()> news);

    Opening m_opening;
    std::function<void()> m_leave;
    std::optional<Result<OpenServers>> m_result; // written by the thread before finished() is queued
    std::jthread m_thread;                       // last: ends before the rest
};

} // namespace lectern::app
