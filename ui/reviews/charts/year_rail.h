// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/reviews/review_stats.h"

#include <QWidget>

namespace lectern::ui {

/// Labels of years next to the scroll bar, each at the position of its first row. A click goes there.
///
/// Thread: GUI.
class YearRail : public QWidget
{
    Q_OBJECT
public:
    explicit YearRail(QWidget *parent = nullptr);

    /// Positions the years by the number of reviews per month. Null: unknown.
    void show(const ReviewStats *stats, Qt::SortOrder order);
    [[nodiscard]] static int widthFor(const QFontMetrics &metrics);

Q_SIGNALS:
    /// The year's first day in sort direction: 1 January ascending, 31 December descending.
    void dateRequested(QDate date);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    struct Mark {
        int year = 0;
        double share = 0; ///< Share of rows before it, 0-1.
    };
    /// The labels that fit, each with its top edge.
    [[nodiscard]] std::vector<std::pair<Mark, int>> shownMarks() const;
    [[nodiscard]] std::optional<int> yearAt(int y) const;

    std::vector<Mark> m_marks; ///< In the order of the list.
    Qt::SortOrder m_order = Qt::DescendingOrder;
    std::optional<int> m_hovered;
};

} // namespace lectern::ui
