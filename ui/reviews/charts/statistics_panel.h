// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/reviews/review_statistics.h"
#include "ui/reviews/charts/bar_chart.h"
#include "ui/reviews/charts/month_chart.h"

#include <QWidget>

#include <functional>

class QLabel;
class QMenu;
class QStackedWidget;
class QTableWidget;
class QToolButton;

namespace lectern::ui {

/// One breakdown of the statistics as a chart, or as a table of the same numbers.
///
/// Thread: GUI. Borrows the statistics.
class StatisticsPanel : public QWidget
{
    Q_OBJECT
public:
    struct Content {
        QString key;                                                       ///< Stable: "rating".
        QString title;                                                     ///< Title of the dock.
        bool isByMonth = false;                                            ///< A column chart over time instead of bars.
        std::function<std::vector<models::Bar>(const ReviewStats &)> bars; ///< All bars, for the table.
        int chartBarCount = 0;                                             ///< Number of bars in the chart; the rest is combined into one. 0: all.
        std::function<QString(const ReviewStats &)> headline;              ///< The text above the bars.
    };
    StatisticsPanel(Content content, const models::ReviewStatistics &statistics, QWidget *parent = nullptr);

    [[nodiscard]] BarChart *bars() const { return m_bars; }     ///< Null if isByMonth.
    [[nodiscard]] MonthChart *trend() const { return m_trend; } ///< Null unless isByMonth.
    [[nodiscard]] bool isTable() const;
    void setTable(bool isTable);

Q_SIGNALS:
    void opened(lectern::ReviewFilter filter);
    void tableToggled();

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void layOut();
    void addZoom(QMenu &menu);
    void showStatistics();
    void showSpan();
    void fillTable(const std::vector<models::Bar> &bars, qint64 total);

    Content m_content;
    const models::ReviewStatistics &m_statistics;
    std::vector<models::Bar> m_tableBars;
    QLabel *m_span;           ///< Which months are shown, if not all.
    QToolButton *m_wholeSpan; ///< Switches between all months and the initial span.
    QLabel *m_note;
    QStackedWidget *m_pages;
    BarChart *m_bars = nullptr;
    MonthChart *m_trend = nullptr;
    QWidget *m_chart; ///< m_bars or m_trend.
    QTableWidget *m_table;
};

/// The panels of the reviews place: rating, platform, sentiment, trend. Owned by the caller.
[[nodiscard]] std::vector<StatisticsPanel *> makeStatisticsPanels(const models::ReviewStatistics &statistics);

} // namespace lectern::ui
