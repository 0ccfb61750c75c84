// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/monitor/charts/line_chart.h"

#include <QColor>
#include <QList>
#include <QWidget>

#include <functional>

namespace lectern::ui {

/// The meaning of each colour of a chart, with the present value; wraps if the chart is narrow.
///
/// Thread: GUI.
class ChartLegend : public QWidget
{
    Q_OBJECT
public:
    struct Entry {
        std::function<QColor()> colour;
        QString text;
    };

    /// An entry per line, with its value at that point.
    [[nodiscard]] static QList<Entry> entriesOf(const std::vector<ChartLine> &lines, const models::MetricsPoint &point,
                                                const std::function<QString(std::optional<double>)> &text);

    explicit ChartLegend(QWidget *parent = nullptr);

    void setEntries(QList<Entry> entries);
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    /// Position of each entry at that width; the last rectangle's bottom is the height.
    [[nodiscard]] QList<QRect> placesIn(int width) const;

    QList<Entry> m_entries;
};

} // namespace lectern::ui
