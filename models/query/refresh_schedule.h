// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QTimer>

#include <chrono>
#include <optional>

namespace lectern::models {

/// Schedules repeated reading so that it takes at most a tenth of the time.
///
/// Thread: the one it lives in.
class RefreshSchedule : public QObject
{
    Q_OBJECT
public:
    explicit RefreshSchedule(QObject *parent = nullptr);

    /// Absent: never by itself. Nothing is due until the next call.
    void setInterval(std::optional<std::chrono::milliseconds> interval);
    /// Due as soon as the event loop runs, if an interval is set.
    void startNow();
    void stop() { m_timer.stop(); }
    /// Call when reading begins: nothing is due before end().
    void begin();
    /// Call when reading has ended, with or without an error.
    void end();
    /// Call when the data has changed: due as soon as reading's share of the time allows.
    void startSoon();
    /// Whether the data has changed since reading began: the next reading is then due as soon as its share allows.
    void setOutdated(bool isOutdated) { m_isOutdated = isOutdated; }

Q_SIGNALS:
    void due();

private:
    QTimer m_timer;
    QElapsedTimer m_clock;
    std::optional<std::chrono::milliseconds> m_interval;
    qint64 m_beganMs = 0;
    qint64 m_freeAtMs = 0; ///< Earliest time of the next reading.
    bool m_isOutdated = false;
};

} // namespace lectern::models
