// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/reviews/rows/review_model.h"

#include <QFont>
#include <QFontMetrics>
#include <QPainter>

namespace lectern::ui {

/// Draws cells of the review table. Constructed once per paint, so that the theme's colours and fonts are read once
/// and not per cell.
///
/// Thread: GUI. Borrows the model and the painter.
class RowPainter
{
public:
    RowPainter(QPainter &painter, const models::ReviewModel &model);

    /// `rect`: the cell; its background is already drawn.
    void drawCell(const QRect &rect, int row, models::ReviewColumn column);

    static constexpr int padding = 8;   ///< Left and right of a cell's content.
    static constexpr int dotWidth = 13; ///< The dot that shows a row's source, including the gap after it.

private:
    void drawText(const QRect &rect, const QString &text, const QFont &font, const QFontMetrics &metrics, const QColor &colour,
                  Qt::Alignment alignment);
    void drawRating(const QRect &rect, const ReviewRow &row);
    void drawReview(const QRect &rect, const ReviewRow &row);
    void drawSentiment(const QRect &rect, const ReviewRow &row);
    void drawOrigin(const QRect &rect, int row);
    void drawPlaceholder(const QRect &rect, int row, models::ReviewColumn column);

    QPainter &m_painter;
    const models::ReviewModel &m_model;
    QFont m_body, m_bold, m_figures;
    QFontMetrics m_bodyMetrics, m_boldMetrics, m_figuresMetrics;
    QColor m_text, m_muted, m_faint, m_positive, m_negative;
};

} // namespace lectern::ui
