// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/metrics.h"

#include <QObject>
#include <QTimer>

#include <chrono>

namespace lectern::models {

/// Reads the servers' state at intervals. At most one read is running, so a server
/// that hangs is not asked again before it has answered.
///
/// Thread: the one it lives in. Borrows: the source.
class ServerWatch : public QObject
{
    Q_OBJECT
public:
    explicit ServerWatch(MetricsSource &source, QObject *parent = nullptr);

    /// Reads at once, then at this interval.
    void start(std::chrono::milliseconds interval);
    void stop();
    [[nodiscard]] bool isWatching() const { return m_timer.isActive(); }
    [[nodiscard]] bool hasAnswer() const { return m_hasAnswer; }
    /// The last answer; if the read itself failed, both servers are marked unreachable, with the reason.
    [[nodiscard]] const ServerState &state() const { return m_state; }

Q_SIGNALS:
    void changed();

private:
    void ask();

    MetricsSource &m_source;
    QTimer m_timer;
    ServerState m_state;
    bool m_hasAnswer = false;
    bool m_isAsking = false;
};

} // namespace lectern::models
