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

/// A chart with its legend, and a table of the same points; a button switches between the two.
///
/// Thread: GUI. Borrows: the sampler.
class ChartCard : public Card
{
    Q_OBJECT
public:
    /// `text` formats a value for legend and table. `note` is shown next to the title, after the time span.
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

/// Makes one of the monitor's two charts.
[[nodiscard]] ChartCard *makeHitChart(QWidget *parent = nullptr);
[[nodiscard]] ChartCard *makeLatencyChart(QWidget *parent = nullptr);
/// The lines of these charts, also used by the docks. `withP95`: adds a dotted second line per tier.
[[nodiscard]] std::vector<ChartLine> hitLines();
[[nodiscard]] std::vector<ChartLine> latencyLines(bool withP95);

} // namespace lectern::ui
