// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/monitor/charts/line_chart.h"

#include <QWidget>

class QLabel;

namespace lectern::models {
class MetricsSampler;
} // namespace lectern::models

namespace lectern::ui {

class ChartLegend;

/// Contents of a dock: one large figure, its chart, a legend. Says so if nothing has been read yet.
///
/// Thread: GUI.
class LivePanel : public QWidget
{
    Q_OBJECT
public:
    void show(const models::MetricsSampler &sampler);
    [[nodiscard]] QString figure() const;

protected:
    LivePanel(std::vector<ChartLine> lines, LineChart::Scale scale, std::function<QString(std::optional<double>)> text, QWidget *parent);
    /// Shows the large figure and the smaller text after it.
    virtual void showFigure(const models::MetricsPoint &point) = 0;
    void setFigure(const QString &figure, const QString &rest, bool isGood);
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void colour();

    std::vector<ChartLine> m_lines;
    std::function<QString(std::optional<double>)> m_text;
    bool m_isGood = false;
    QLabel *m_figure;
    QLabel *m_rest;
    QLabel *m_note;
    LineChart *m_chart;
    ChartLegend *m_legend;
};

/// Share of reads that the cache answered.
class CacheHitPanel : public LivePanel
{
    Q_OBJECT
public:
    explicit CacheHitPanel(QWidget *parent = nullptr);

protected:
    void showFigure(const models::MetricsPoint &point) override;
};

/// Latency of answers: median and 95th percentile.
class LatencyPanel : public LivePanel
{
    Q_OBJECT
public:
    explicit LatencyPanel(QWidget *parent = nullptr);

protected:
    void showFigure(const models::MetricsPoint &point) override;
};

} // namespace lectern::ui
