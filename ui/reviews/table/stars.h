// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>
#include <QWidget>

#include <optional>

namespace lectern::ui {

/// Draws five stars of `size` pixels each, filled up to `rating`, from a pixmap cached per theme and scale.
void paintStars(QPainter &painter, const QPointF &topLeft, int size, double rating);
/// Width of the five stars.
[[nodiscard]] int starsWidth(int size);

/// The stars of one review, with the number for a screen reader. Thread: GUI.
class StarsLabel : public QWidget
{
    Q_OBJECT
public:
    explicit StarsLabel(QWidget *parent = nullptr);
    void setRating(std::optional<double> rating);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::optional<double> m_rating;
};

} // namespace lectern::ui
