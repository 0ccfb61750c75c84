// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/reviews/review_stats.h"

#include <QWidget>

namespace lectern::ui {

/// The years beside the scroll bar, each where its rows begin. A click goes there.
///
/// Thread: GUI.
class YearRail : public QWidget
{
    Q_OBJECT
public:
    explicit YearRail(QWidget *parent = nullptr);

    /// Places the years by how many reviews each month has. Null: nothing is known yet.
    void show(const ReviewStats *stats, Qt::SortOrder order);
    [[nodiscard]] static int widthFor(const QFontMetrics &metrics);

Q_SIGNALS:
    /// The first day of the year in the list's direction: 1 January ascending, 31 December descending.
    void dateRequested(QDate date);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    struct Mark {
        int year = 0;
        double share = 0; ///< Of the rows ahead of it, 0-1.
    };
    /// The marks that fit, each with its top edge.
    [[nodiscard]] std::vector<std::pair<Mark, int>> shownMarks() const;
    [[nodiscard]] std::optional<int> yearAt(int y) const;

    std::vector<Mark> m_marks; ///< In the list's order.
    Qt::SortOrder m_order = Qt::DescendingOrder;
    std::optional<int> m_hovered;
};

} // namespace lectern::ui
