// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/reviews/month_span.h"

#include <QWidget>

namespace lectern::ui {

/// Reviews per month as columns. Starts with the span of most reviews; the wheel and + and - zoom, dragging over months shows only
/// those, Shift and the wheel scroll. One month is current: arrows move it, Enter or a click opens its rows.
///
/// Thread: GUI.
class MonthChart : public QWidget
{
    Q_OBJECT
public:
    explicit MonthChart(QWidget *parent = nullptr);

    /// `bars`: monthBars(). Keeps the analyst's zoom, by date.
    void show(std::vector<models::Bar> bars, qint64 total);
    [[nodiscard]] const std::vector<models::Bar> &months() const { return m_months; } ///< Without the undated ones.
    [[nodiscard]] qint64 undatedCount() const { return m_undatedCount; }
    [[nodiscard]] models::MonthSpan span() const { return m_span; }
    [[nodiscard]] bool isZoomed() const { return m_isZoomed; } ///< By the analyst.
    void zoomBy(double factor);
    /// Shows the initial span again.
    void resetZoom();
    void showAll();
    [[nodiscard]] QRectF columnOf(int month) const; ///< The whole column, from top to bottom.
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void opened(const lectern::ReviewFilter &filter);
    void spanChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    void setSpan(const models::MonthSpan &span, bool isZoomed);
    void setCurrent(int month);
    void open(int month);
    void paintTexts(QPainter &painter, int shown) const;
    [[nodiscard]] int monthAt(const QPointF &position) const; ///< -1: outside of the columns.
    [[nodiscard]] int nearestMonth(double x) const;
    [[nodiscard]] QString textOf(int month) const;
    [[nodiscard]] qint64 largestSeen() const;

    std::vector<models::Bar> m_months;
    qint64 m_undatedCount = 0;
    qint64 m_total = 0;
    models::MonthSpan m_span;
    bool m_isZoomed = false;
    int m_current = -1;
    int m_hovered = -1;
    int m_wheelAngle = 0; ///< Sum of angles, as touchpads send small steps.
    QPointF m_pressedAt{-1, -1};
    int m_draggedTo = -1; ///< While months are selected by dragging: the last one; else -1.
};

} // namespace lectern::ui
