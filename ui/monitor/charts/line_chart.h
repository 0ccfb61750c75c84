// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/monitor/metrics_point.h"

#include <QColor>
#include <QWidget>

#include <deque>
#include <functional>
#include <vector>

class QCustomPlot;

namespace lectern::ui {

/// One line of a chart. The name is translated; the colour is requested again when the theme changes.
struct ChartLine {
    QString name;   ///< Column title in a table: "memory p50".
    QString legend; ///< "memory". Empty: its value is appended to the previous line's entry.
    std::function<QColor()> colour;
    std::function<std::optional<double>(const models::MetricsPoint &)> value;
    bool isDotted = false;
};

/// Lines over the last minutes, with gaps where nothing was measured. Lines are 1 px wide: wider antialiased ones cost 20 times as much.
///
/// Thread: GUI.
class LineChart : public QWidget
{
    Q_OBJECT
public:
    enum class Scale : quint8 {
        Share,      ///< Values 0-1, shown as percent.
        LogLatency, ///< Values in microseconds, shown as milliseconds.
    };
    enum class Size : quint8 { Full, Sparkline }; ///< A sparkline has no labels at its axes.

    LineChart(std::vector<ChartLine> lines, Scale scale, Size size, QWidget *parent = nullptr);

    void setPoints(const std::deque<models::MetricsPoint> &points);
    /// The chart's time span: that of the points, at least a minute, in whole minutes.
    [[nodiscard]] static int spanMinutes(const std::deque<models::MetricsPoint> &points);
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void setUpAxes();
    void colour();
    void fitValues(const std::deque<models::MetricsPoint> &points);

    std::vector<ChartLine> m_lines;
    Scale m_scale;
    Size m_size;
    QCustomPlot *m_plot;
};

} // namespace lectern::ui
