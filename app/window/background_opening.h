// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/opening/opening.h"

#include <QObject>

#include <functional>
#include <optional>
#include <thread>

namespace lectern::app {

/// Runs an Opening on its own thread, after closing there what was open before, and emits its progress.
///
/// Thread: GUI. The destructor requests a stop and waits; after abandon() it may run on another thread.
class BackgroundOpening : public QObject
{
    Q_OBJECT
public:
    /// `leave` closes what was open before, and may take long. Called once, on the opening's thread, before anything is opened.
    BackgroundOpening(Opening opening, std::function<void()> leave);

    /// Call it once, after connecting to the signals.
    void start();
    /// Requests a stop; emits nothing any more.
    void abandon();

    /// Requires: finished() was emitted. Call once.
    [[nodiscard]] Result<OpenServers> takeResult() { return std::move(*m_result); }
    [[nodiscard]] bool mayPrepareTables() const { return m_opening.mayPrepareTables(); } ///< As above: see Opening.

Q_SIGNALS:
    void stepBegan(const QString &step);
    void finished();

private:
    void run(std::stop_token stop);
    void tell(std::function<void()> news);

    Opening m_opening;
    std::function<void()> m_leave;
    std::optional<Result<OpenServers>> m_result; // written by the thread before finished() is queued
    std::jthread m_thread;                       // last member: joined before the others are destroyed
};

} // namespace lectern::app
