// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/monitor/metrics_point.h"
#include "models/monitor/step_burst.h"

#include <QObject>
#include <QTimer>

#include <deque>

namespace lectern::models {

/// Takes a snapshot of the counters four times a second and keeps the points of a quarter of an hour.
///
/// Each point covers the half minute before it: with a few reads per second, shorter spans would
/// jump between 0 and 100 %. Times are those of the snapshots; the timer only triggers them.
/// Thread: the one it lives in. Borrows: the source.
class MetricsSampler : public QObject
{
    Q_OBJECT
public:
    static constexpr std::chrono::milliseconds interval{250};
    static constexpr std::chrono::seconds window{30};
    static constexpr std::chrono::minutes kept{15};

    explicit MetricsSampler(const MetricsSource &source, QObject *parent = nullptr);

    void start();
    /// Takes one sample now.
    void sample();

    /// Ascending in time; covers at most `kept`.
    [[nodiscard]] const std::deque<MetricsPoint> &points() const { return m_points; }
    [[nodiscard]] bool isEmpty() const { return m_points.empty(); }
    [[nodiscard]] const MetricsPoint &latestPoint() const { return m_points.back(); } ///< Requires: not empty.
    [[nodiscard]] const MetricsSnapshot &latest() const { return m_latest; }
    [[nodiscard]] const StepBurst &burst() const { return m_burst; }
    /// Whether anything has been read yet.
    [[nodiscard]] bool hasReads() const { return m_readsSinceStart > 0; }
    [[nodiscard]] std::uint64_t readsSinceStart() const { return m_readsSinceStart; }

Q_SIGNALS:
    void sampled();

private:
    const MetricsSource &m_source;
    QTimer m_timer;
    std::deque<MetricsSnapshot> m_window; ///< Snapshots of the last half minute, preceded by the last one before it.
    std::deque<MetricsPoint> m_points;
    MetricsSnapshot m_latest;
    StepBurst m_burst;
    std::uint64_t m_readsSinceStart = 0;
};

} // namespace lectern::models
