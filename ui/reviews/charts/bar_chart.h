// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/reviews/review_statistics.h"

#include <QWidget>

namespace lectern::ui {

/// Horizontal bars, each with label and number. One is current: arrows move it, Enter or a click opens its rows.
///
/// Thread: GUI.
class BarChart : public QWidget
{
    Q_OBJECT
public:
    explicit BarChart(QWidget *parent = nullptr);

    void show(std::vector<models::Bar> bars, qint64 total);
    void setColours(std::vector<QColor (*)()> colours) { m_colours = std::move(colours); }
    [[nodiscard]] const std::vector<models::Bar> &bars() const { return m_bars; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void opened(lectern::ReviewFilter filter);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    void paintRows(QPainter &painter);
    void setCurrent(int index);
    void open(int index);
    [[nodiscard]] int indexAt(const QPoint &position) const;
    [[nodiscard]] int rowHeight() const;
    [[nodiscard]] QColor colourOf(int index) const;
    [[nodiscard]] QString textOf(int index) const;

    std::vector<models::Bar> m_bars;
    std::vector<QColor (*)()> m_colours; ///< Functions, so that colours follow the theme; the index wraps around.
    qint64 m_total = 0;
    qint64 m_largest = 0;
    int m_current = -1;
    int m_hovered = -1;
};

} // namespace lectern::ui
