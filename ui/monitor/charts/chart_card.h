// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/widgets/card.h"
#include "ui/monitor/charts/line_chart.h"

class QStackedWidget;
class QToolButton;

namespace lectern::models {
class MetricsSampler;
class PointTableModel;
} // namespace lectern::models

namespace lectern::ui {

class ChartLegend;

/// A chart with its legend and its twin, a table of the same points; a button changes between the two.
///
/// Thread: GUI. Borrows: the sampler.
class ChartCard : public Card
{
    Q_OBJECT
public:
    /// `text` writes a value, in the legend and in the table. `note` stands beside the title, after the span.
    ChartCard(const QString &title, const QString &note, std::vector<ChartLine> lines, LineChart::Scale scale,
              std::function<QString(std::optional<double>)> text, QWidget *parent = nullptr);

    void show(const models::MetricsSampler &sampler);
    [[nodiscard]] bool isTableShown() const;
    void setTableShown(bool isShown);

Q_SIGNALS:
    void tableShownChanged();

private:
    std::vector<ChartLine> m_lines;
    std::function<QString(std::optional<double>)> m_text;
    QString m_ownNote;
    QStackedWidget *m_stack;
    LineChart *m_chart;
    models::PointTableModel *m_points;
    ChartLegend *m_legend;
    QToolButton *m_toggle;
};

/// The two charts of the monitor.
[[nodiscard]] ChartCard *makeHitChart(QWidget *parent = nullptr);
[[nodiscard]] ChartCard *makeLatencyChart(QWidget *parent = nullptr);
/// Their lines, for the docks. `withP95`: each tier has a dotted second line.
[[nodiscard]] std::vector<ChartLine> hitLines();
[[nodiscard]] std::vector<ChartLine> latencyLines(bool withP95);

} // namespace lectern::ui
