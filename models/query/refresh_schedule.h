// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QTimer>

#include <chrono>
#include <optional>

namespace lectern::models {

/// When something is read again, so that reading takes a tenth of the time at most.
///
/// Thread: the one it lives in.
class RefreshSchedule : public QObject
{
    Q_OBJECT
public:
    explicit RefreshSchedule(QObject *parent = nullptr);

    /// Absent: never by itself. Nothing is due any more until the next call.
    void setInterval(std::optional<std::chrono::milliseconds> interval);
    /// Due as soon as the event loop runs, if at all.
    void startNow();
    void stop() { m_timer.stop(); }
    /// A reading begins: nothing is due before its end.
    void begin();
    /// The reading that began has ended, well or not.
    void end();
    /// What was read has changed: due as soon as its share of the time allows.
    void startSoon();
    /// Whether what is being read has changed since the reading began: then the next one is due as soon as its share allows.
    void setOutdated(bool isOutdated) { m_isOutdated = isOutdated; }

Q_SIGNALS:
    void due();

private:
    QTimer m_timer;
    QElapsedTimer m_clock;
    std::optional<std::chrono::milliseconds> m_interval;
    qint64 m_beganMs = 0;
    qint64 m_freeAtMs = 0; ///< From then on it may read again.
    bool m_isOutdated = false;
};

} // namespace lectern::models
