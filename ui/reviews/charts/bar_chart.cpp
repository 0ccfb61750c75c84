// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reviews/charts/bar_chart.h"

#include "models/reviews/review_labels.h"
#include "ui/kit/look/theme.h"

#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>

namespace lectern::ui {

using namespace models;

namespace {

constexpr int gap = 8;
constexpr int minimumTrack = 24; ///< Minimum width of a useful bar.

constexpr double normalScale = 0.95;
constexpr double smallScale = 0.82; ///< For rows in a low dock.

QFont labelFont(double scale = normalScale) { return theme::font(scale); }
QFont numberFont(double scale = normalScale) { return theme::figuresFont(scale); }

} // namespace

BarChart::BarChart(QWidget *parent) : QWidget(parent), m_colours{&theme::accent}
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void BarChart::show(std::vector<Bar> bars, qint64 total)
{
    m_bars = std::move(bars);
    m_total = total;
    m_largest = 0;
    for (const Bar &bar : m_bars)
        m_largest = std::max(m_largest, bar.count);
    m_hovered = -1;
    setCurrent(m_bars.empty() ? -1 : std::clamp(m_current, 0, int(m_bars.size()) - 1));
    updateGeometry();
    update();
}

int BarChart::rowHeight() const
{
    const int natural = QFontMetrics(labelFont()).height() + 6;
    const int count = std::max(1, int(m_bars.size()));
    return std::clamp(height() / count, QFontMetrics(labelFont(smallScale)).ascent() + 1, natural);
}

QSize BarChart::sizeHint() const { return {220, std::max(5, int(m_bars.size())) * (QFontMetrics(labelFont()).height() + 6)}; }

QSize BarChart::minimumSizeHint() const { return {fontMetrics().averageCharWidth() * 19, 60}; }

QColor BarChart::colourOf(int index) const
{
    const QColor colour = m_colours[size_t(index) % m_colours.size()]();
    return index == m_hovered ? (theme::isDark() ? colour.lighter(115) : colour.darker(112)) : colour;
}

QString BarChart::textOf(int index) const
{
    const Bar &bar = m_bars[size_t(index)];
    const double share = m_total > 0 ? 100.0 * double(bar.count) / double(m_total) : 0;
    const QString label = bar.meaning.isEmpty() ? bar.label : QStringLiteral("%1 (%2)").arg(bar.label, bar.meaning);
    QString text = tr("%1: %2, %3 %").arg(label, reviewCountText(bar.count), QLocale().toString(share, 'f', 1));
    if (bar.averageRating)
        text += tr(", average %1").arg(QLocale().toString(*bar.averageRating, 'f', 2));
    return text;
}

void BarChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (!m_bars.empty())
        paintRows(painter);
}

void BarChart::paintRows(QPainter &painter)
{
    const double scale = rowHeight() < QFontMetrics(labelFont()).height() ? smallScale : normalScale;
    const QFontMetrics labels(labelFont(scale)), numbers(numberFont(scale));
    int labelWidth = 0, exactWidth = 0, shortWidth = 0;
    for (const Bar &bar : m_bars) {
        labelWidth = std::max(labelWidth, labels.horizontalAdvance(bar.label) + 1); // + 1: eliding uses fractional widths
        exactWidth = std::max(exactWidth, numbers.horizontalAdvance(QLocale().toString(bar.count)));
        shortWidth = std::max(shortWidth, numbers.horizontalAdvance(shortCountText(bar.count, true)));
    }
    // With little space, labels stay complete, numbers are shortened, and bars are omitted last.
    const bool isShort = labelWidth + exactWidth + 2 * gap + minimumTrack > width();
    const int numberWidth = isShort ? shortWidth : exactWidth;
    labelWidth = std::min(labelWidth, std::max(0, width() - numberWidth - gap));
    for (int i = 0; i < int(m_bars.size()); ++i) {
        const Bar &bar = m_bars[size_t(i)];
        const QRect row(0, i * rowHeight(), width(), rowHeight());
        if (hasFocus() && i == m_current) {
            painter.setPen(theme::accent());
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(QRectF(row).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        }
        painter.setFont(labelFont(scale));
        painter.setPen(theme::text());
        painter.drawText(row.adjusted(2, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, labels.elidedText(bar.label, Qt::ElideRight, labelWidth));
        painter.setFont(numberFont(scale));
        painter.setPen(theme::mutedText());
        painter.drawText(row.adjusted(0, 0, -3, 0), Qt::AlignRight | Qt::AlignVCenter,
                         isShort ? shortCountText(bar.count, true) : QLocale().toString(bar.count));
        const double barHeight = std::min(9, rowHeight() - 6);
        const QRectF track(labelWidth + gap, row.center().y() - barHeight / 2 + 0.5, width() - labelWidth - numberWidth - 2 * gap - 3, barHeight);
        if (track.width() < minimumTrack / 2.0)
            continue;
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme::panel());
        painter.drawRoundedRect(track, 2, 2);
        const double share = m_largest > 0 ? double(bar.count) / double(m_largest) : 0;
        painter.setBrush(colourOf(i));
        if (bar.count > 0)
            painter.drawRoundedRect(QRectF(track.topLeft(), QSizeF(std::max(2.0, track.width() * share), barHeight)), 2, 2);
    }
}

int BarChart::indexAt(const QPoint &position) const
{
    if (m_bars.empty() || !rect().contains(position))
        return -1;
    const int index = position.y() / rowHeight();
    return index < int(m_bars.size()) ? index : -1;
}

void BarChart::setCurrent(int index)
{
    m_current = index;
    setAccessibleDescription(index >= 0 ? textOf(index) : tr("No reviews"));
    update();
}

void BarChart::open(int index)
{
    if (index >= 0 && index < int(m_bars.size()) && m_bars[size_t(index)].canOpen)
        Q_EMIT opened(m_bars[size_t(index)].opens);
}

void BarChart::keyPressEvent(QKeyEvent *event)
{
    const int last = int(m_bars.size()) - 1;
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Left: return setCurrent(std::max(std::min(0, last), m_current - 1));
    case Qt::Key_Down:
    case Qt::Key_Right: return setCurrent(std::min(last, m_current + 1));
    case Qt::Key_Home: return setCurrent(std::min(0, last));
    case Qt::Key_End: return setCurrent(last);
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space: return open(m_current);
    default: QWidget::keyPressEvent(event);
    }
}

void BarChart::mouseMoveEvent(QMouseEvent *event)
{
    const int index = indexAt(event->position().toPoint());
    if (index == m_hovered)
        return;
    m_hovered = index;
    const bool canOpen = index >= 0 && m_bars[size_t(index)].canOpen;
    setCursor(canOpen ? Qt::PointingHandCursor : Qt::ArrowCursor);
    setToolTip(index < 0 ? QString() : canOpen ? tr("%1\nClick to see them").arg(textOf(index)) : textOf(index));
    update();
}

void BarChart::mousePressEvent(QMouseEvent *event)
{
    const int index = indexAt(event->position().toPoint());
    if (event->button() != Qt::LeftButton || index < 0)
        return;
    setCurrent(index);
    open(index);
}

void BarChart::leaveEvent(QEvent *)
{
    m_hovered = -1;
    update();
}

void BarChart::focusInEvent(QFocusEvent *event)
{
    if (m_current < 0 && !m_bars.empty())
        setCurrent(0);
    QWidget::focusInEvent(event);
}

} // namespace lectern::ui
