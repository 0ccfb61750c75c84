// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reviews/table/row_painter.h"

#include "models/reviews/review_labels.h"
#include "ui/kit/look/theme.h"
#include "ui/reviews/table/stars.h"

#include <QCoreApplication>

namespace lectern::ui {

using namespace models;

namespace {

bool isSecondary(ReviewColumn column) { return column == ReviewColumn::Date || column == ReviewColumn::Version || column == ReviewColumn::Tags; }

bool hasFigures(ReviewColumn column) { return column == ReviewColumn::Date || isNumber(column); }

} // namespace

RowPainter::RowPainter(QPainter &painter, const ReviewModel &model)
    : m_painter(painter)
    , m_model(model)
    , m_body(theme::font())
    , m_bold(theme::font(1.0, QFont::DemiBold))
    , m_figures(theme::figuresFont())
    , m_bodyMetrics(m_body)
    , m_boldMetrics(m_bold)
    , m_figuresMetrics(m_figures)
    , m_text(theme::text())
    , m_muted(theme::mutedText())
    , m_faint(theme::faint())
    , m_positive(theme::positive())
    , m_negative(theme::negative())
{
}

void RowPainter::drawCell(const QRect &cell, int row, ReviewColumn column)
{
    const QRect rect = cell.adjusted(padding, 0, -padding, 0);
    if (rect.width() <= 0)
        return;
    const std::optional<ReviewRow> review = m_model.findRow(row);
    if (!review)
        return drawPlaceholder(rect, row, column);
    if (m_model.loadState(row) == ReviewModel::LoadState::Gone) {
        QFont gone = m_body;
        gone.setStrikeOut(true);
        const QString text = column == ReviewColumn::From ? QString() : cellText(*review, column);
        return drawText(rect, text, gone, m_bodyMetrics, m_muted, isNumber(column) ? Qt::AlignRight : Qt::AlignLeft);
    }
    switch (column) {
    case ReviewColumn::Rating: return drawRating(rect, *review);
    case ReviewColumn::Review: return drawReview(rect, *review);
    case ReviewColumn::Sentiment: return drawSentiment(rect, *review);
    case ReviewColumn::From: return drawOrigin(rect, row);
    default: break;
    }
    const bool figures = hasFigures(column);
    drawText(rect, cellText(*review, column), figures ? m_figures : m_body, figures ? m_figuresMetrics : m_bodyMetrics,
             isSecondary(column) ? m_muted : m_text, isNumber(column) ? Qt::AlignRight : Qt::AlignLeft);
}

void RowPainter::drawText(const QRect &rect, const QString &text, const QFont &font, const QFontMetrics &metrics, const QColor &colour,
                          Qt::Alignment alignment)
{
    if (text.isEmpty())
        return;
    m_painter.setFont(font);
    m_painter.setPen(colour);
    // Draws at a point, because drawing in a rectangle would lay out a paragraph for each cell.
    const QString shown = metrics.elidedText(text, Qt::ElideRight, rect.width());
    const int x = alignment & Qt::AlignRight ? rect.right() + 1 - metrics.horizontalAdvance(shown) : rect.left();
    m_painter.drawText(x, rect.top() + (rect.height() - metrics.height()) / 2 + metrics.ascent(), shown);
}

void RowPainter::drawRating(const QRect &rect, const ReviewRow &row)
{
    const std::optional<double> rating = row.rating();
    if (!rating)
        return drawText(rect, QCoreApplication::translate("RowPainter", "not rated"), m_body, m_bodyMetrics, m_muted, Qt::AlignLeft);
    const int size = m_bodyMetrics.ascent() + 1;
    if (starsWidth(size) > rect.width()) // no space for stars: the number shows the same
        return drawText(rect, ratingText(rating), m_figures, m_figuresMetrics, m_text, Qt::AlignLeft);
    const int above = (rect.height() - size) / 2;
    paintStars(m_painter, QPointF(rect.left(), rect.top() + above), size, *rating);
}

void RowPainter::drawReview(const QRect &rect, const ReviewRow &row)
{
    const QString title = withVisibleControls(row.title());
    int used = 0;
    if (!title.isEmpty()) {
        drawText(rect, title, m_bold, m_boldMetrics, m_text, Qt::AlignLeft);
        used = m_boldMetrics.horizontalAdvance(title) + m_bodyMetrics.horizontalAdvance(QLatin1Char(' ')) + 2;
    }
    const QRect rest = rect.adjusted(used, 0, 0, 0);
    if (rest.width() > m_bodyMetrics.averageCharWidth() * 3)
        drawText(rest, withVisibleControls(row.excerpt()), m_body, m_bodyMetrics, title.isEmpty() ? m_text : m_muted, Qt::AlignLeft);
}

void RowPainter::drawSentiment(const QRect &rect, const ReviewRow &row)
{
    const std::optional<Sentiment> label = row.sentiment();
    const QColor colour = label == Sentiment::Negative ? m_negative : label == Sentiment::Positive ? m_positive : m_muted;
    drawText(rect, cellText(row, ReviewColumn::Sentiment), m_figures, m_figuresMetrics, colour, Qt::AlignRight);
}

void RowPainter::drawOrigin(const QRect &rect, int row)
{
    const Provenance provenance = *m_model.findProvenance(row);
    constexpr int dot = 7;
    m_painter.save();
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(theme::of(provenance.source));
    m_painter.drawEllipse(QRectF(rect.left(), rect.center().y() - dot / 2.0 + 0.5, dot, dot));
    m_painter.restore();
    const QRect words = rect.adjusted(dotWidth, 0, 0, 0);
    const QString whole = originText(provenance);
    const bool isRoomy = m_figuresMetrics.horizontalAdvance(whole) <= words.width();
    drawText(words, isRoomy ? whole : briefOriginText(provenance), m_figures, m_figuresMetrics, m_muted, Qt::AlignLeft);
}

void RowPainter::drawPlaceholder(const QRect &rect, int row, ReviewColumn column)
{
    if (m_model.loadState(row) == ReviewModel::LoadState::Failed) {
        if (column == ReviewColumn::Review)
            drawText(rect, QCoreApplication::translate("RowPainter", "could not be read"), m_body, m_bodyMetrics, m_muted, Qt::AlignLeft);
        return;
    }
    // A placeholder bar for text that is loading; varying lengths make it look like text.
    const int share = 45 + (row * 31 + int(column) * 17) % 40;
    const int height = std::max(4, m_bodyMetrics.xHeight() - 1);
    const QRectF bar(rect.left(), rect.center().y() - height / 2.0 + 1, rect.width() * share / 100.0, height);
    m_painter.save();
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(m_faint);
    m_painter.drawRoundedRect(bar, height / 2.0, height / 2.0);
    m_painter.restore();
}

} // namespace lectern::ui
