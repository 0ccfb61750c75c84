// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/reviews/review_statistics.h"
#include "ui/reviews/bar_chart.h"

#include <QWidget>

#include <functional>

class QLabel;
class QStackedWidget;
class QTableWidget;

namespace lectern {

/// One breakdown of the statistics as a chart, and the same numbers as a table.
///
/// Thread: GUI. Borrows the statistics.
class StatisticsPanel : public QWidget
{
    Q_OBJECT
public:
    struct Content {
        QString key;   ///< Stable: "rating".
        QString title; ///< Of the dock.
        BarChart::Shape shape = BarChart::Shape::Rows;
        std::function<std::vector<Bar>(const ReviewStats &)> bars; ///< Everything, for the table.
        int chartBarCount = 0; ///< The chart shows so many, the rest as one; 0: all.
        std::function<QString(const ReviewStats &)> headline;      ///< Stands above the bars.
    };
    StatisticsPanel(Content content, const ReviewStatistics &statistics, QWidget *parent = nullptr);

    [[nodiscard]] BarChart &chart() { return *m_chart; }
    [[nodiscard]] bool isTable() const;
    void setTable(bool isTable);

Q_SIGNALS:
    void opened(const lectern::ReviewFilter &filter);
    void tableToggled();

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void showStatistics();
    void fillTable(const std::vector<Bar> &bars, qint64 total);

    Content m_content;
    const ReviewStatistics &m_statistics;
    std::vector<Bar> m_tableBars;
    QLabel *m_note;
    QStackedWidget *m_pages;
    BarChart *m_chart;
    QTableWidget *m_table;
};

/// The panels of the reviews place: rating, platform, sentiment, trend. The caller owns them.
[[nodiscard]] std::vector<StatisticsPanel *> makeStatisticsPanels(const ReviewStatistics &statistics);

} // namespace lectern
