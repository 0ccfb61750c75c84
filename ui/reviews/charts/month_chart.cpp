// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reviews/charts/month_chart.h"

#include "models/reviews/review_labels.h"
#include "ui/kit/look/theme.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace lectern::ui {

using namespace models;

namespace {

constexpr double zoomStep = 0.8;
constexpr int wheelNotch = 120;

QFont labelFont() { return theme::font(0.95); }
int textHeight() { return QFontMetrics(labelFont()).height() + 3; }

} // namespace

MonthChart::MonthChart(QWidget *parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void MonthChart::show(std::vector<Bar> bars, qint64 total)
{
    const auto monthOf = [this](int index) { return index >= 0 && index < int(m_months.size()) ? m_months[size_t(index)].opens.from : std::nullopt; };
    const auto first = monthOf(m_span.first), last = monthOf(m_span.end() - 1), current = monthOf(m_current);
    m_undatedCount = 0;
    std::erase_if(bars, [this](const Bar &bar) {
        m_undatedCount += bar.opens.from ? 0 : bar.count;
        return !bar.opens.from;
    });
    m_months = std::move(bars);
    m_total = total;
    m_hovered = m_draggedTo = -1;
    const auto indexOf = [this](const std::optional<QDate> &date) {
        const auto found = std::ranges::find(m_months, date, [](const Bar &bar) { return bar.opens.from; });
        return date && found != m_months.end() ? int(found - m_months.begin()) : -1;
    };
    const bool isThere = m_isZoomed && indexOf(first) >= 0 && indexOf(last) >= indexOf(first);
    setSpan(isThere ? MonthSpan{indexOf(first), indexOf(last) - indexOf(first) + 1} : spanOfMass(m_months), isThere);
    setCurrent(indexOf(current) >= 0 ? indexOf(current) : m_months.empty() ? -1 : m_span.end() - 1);
    updateGeometry();
}

void MonthChart::setSpan(const MonthSpan &span, bool isZoomed)
{
    m_span = span;
    m_isZoomed = isZoomed;
    update();
    Q_EMIT spanChanged();
}

void MonthChart::zoomBy(double factor)
{
    if (!m_months.empty())
        setSpan(zoomed(m_span, factor, m_span.contains(m_current) ? m_current : m_span.first + m_span.count / 2, int(m_months.size())), true);
}

void MonthChart::resetZoom() { setSpan(spanOfMass(m_months), false); }

void MonthChart::showAll() { setSpan({0, int(m_months.size())}, true); }

QSize MonthChart::sizeHint() const { return {220, 5 * (QFontMetrics(labelFont()).height() + 6)}; }

QSize MonthChart::minimumSizeHint() const { return {fontMetrics().averageCharWidth() * 19, 60}; }

QRectF MonthChart::columnOf(int month) const
{
    const double step = double(width()) / std::max(1, m_span.count);
    return {(month - m_span.first) * step, double(textHeight()), step, double(height() - 2 * textHeight())};
}

QString MonthChart::textOf(int month) const
{
    const Bar &bar = m_months[size_t(month)];
    const double share = m_total > 0 ? 100.0 * double(bar.count) / double(m_total) : 0;
    QString text = tr("%1: %2, %3 %").arg(bar.label, reviewCountText(bar.count), QLocale().toString(share, 'f', 1));
    if (bar.averageRating)
        text += tr(", average %1").arg(QLocale().toString(*bar.averageRating, 'f', 2));
    return text;
}

qint64 MonthChart::largestSeen() const
{
    qint64 largest = 0;
    for (int month = m_span.first; month < m_span.end(); ++month)
        largest = std::max(largest, m_months[size_t(month)].count);
    return largest;
}

void MonthChart::paintTexts(QPainter &painter, int shown) const
{
    const QRect top(0, 0, width(), textHeight()), bottom(0, height() - textHeight(), width(), textHeight());
    painter.setFont(theme::figuresFont(0.95));
    painter.setPen(theme::mutedText());
    const QString text = shown >= 0 ? textOf(shown) : tr("at most %L1 a month").arg(largestSeen());
    painter.drawText(top, Qt::AlignLeft | Qt::AlignVCenter, painter.fontMetrics().elidedText(text, Qt::ElideRight, width()));
    painter.drawText(bottom, Qt::AlignLeft | Qt::AlignVCenter, m_months[size_t(m_span.first)].label);
    painter.drawText(bottom, Qt::AlignRight | Qt::AlignVCenter, m_months[size_t(m_span.end() - 1)].label);
    painter.setPen(theme::separator());
    painter.drawLine(QPointF(0, bottom.top() - 0.5), QPointF(width(), bottom.top() - 0.5));
}

void MonthChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_span.count == 0)
        return;
    const int shown = m_hovered >= 0 ? m_hovered : hasFocus() && m_span.contains(m_current) ? m_current : -1;
    paintTexts(painter, shown);
    const int pressed = m_draggedTo >= 0 ? nearestMonth(m_pressedAt.x()) : -1;
    if (pressed >= 0)
        painter.fillRect(columnOf(std::min(pressed, m_draggedTo)).united(columnOf(std::max(pressed, m_draggedTo))), theme::hover());
    painter.setPen(Qt::NoPen);
    const qint64 largest = largestSeen();
    painter.setRenderHint(QPainter::Antialiasing, columnOf(0).width() > 4);
    for (int month = m_span.first; month < m_span.end(); ++month) {
        const qint64 count = m_months[size_t(month)].count;
        if (count == 0)
            continue;
        QRectF column = columnOf(month);
        column.setTop(column.bottom() - std::max(1.0, column.height() * double(count) / double(largest)));
        column.setWidth(column.width() - (column.width() > 3 ? std::min(2.0, column.width() / 4) : 0));
        painter.setBrush(month == shown ? theme::text() : theme::accent());
        painter.drawRect(column);
    }
}

int MonthChart::nearestMonth(double x) const
{
    return m_span.count == 0 ? -1
                             : std::clamp(m_span.first + int(std::floor(x * m_span.count / std::max(1, width()))), m_span.first, m_span.end() - 1);
}

int MonthChart::monthAt(const QPointF &position) const { return rect().contains(position.toPoint()) ? nearestMonth(position.x()) : -1; }

void MonthChart::setCurrent(int month)
{
    m_current = month;
    if (month >= 0 && !m_span.contains(month))
        setSpan(moved(m_span, month < m_span.first ? month - m_span.first : month - m_span.end() + 1, int(m_months.size())), true);
    setAccessibleDescription(month >= 0 ? textOf(month) : tr("No reviews"));
    update();
}

void MonthChart::open(int month)
{
    if (month >= 0)
        Q_EMIT opened(m_months[size_t(month)].opens);
}

void MonthChart::keyPressEvent(QKeyEvent *event)
{
    const int last = int(m_months.size()) - 1;
    switch (event->key()) {
    case Qt::Key_Left: return setCurrent(std::max(std::min(0, last), m_current - 1));
    case Qt::Key_Right: return setCurrent(std::min(last, m_current + 1));
    case Qt::Key_Home: return setCurrent(std::min(m_span.first, last));
    case Qt::Key_End: return setCurrent(m_span.end() - 1);
    case Qt::Key_Plus:
    case Qt::Key_Equal: return zoomBy(zoomStep);
    case Qt::Key_Minus: return zoomBy(1 / zoomStep);
    case Qt::Key_0: return resetZoom();
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space: return open(m_current);
    default: QWidget::keyPressEvent(event);
    }
}

void MonthChart::wheelEvent(QWheelEvent *event)
{
    event->accept();
    if (m_months.empty())
        return;
    const QPoint angle = event->angleDelta();
    const bool isMoving = event->modifiers() & Qt::ShiftModifier || std::abs(angle.x()) > std::abs(angle.y());
    m_wheelAngle += isMoving && angle.x() != 0 ? angle.x() : angle.y();
    const int notches = m_wheelAngle / wheelNotch;
    m_wheelAngle -= notches * wheelNotch;
    if (notches == 0)
        return;
    const int monthCount = int(m_months.size());
    if (isMoving)
        setSpan(moved(m_span, -notches * std::max(1, m_span.count / 10), monthCount), true);
    else
        setSpan(zoomed(m_span, std::pow(zoomStep, notches), nearestMonth(event->position().x()), monthCount), true);
}

void MonthChart::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        m_pressedAt = event->position();
}

void MonthChart::mouseMoveEvent(QMouseEvent *event)
{
    const bool isDragging = event->buttons() & Qt::LeftButton
        && (m_draggedTo >= 0 || std::abs(event->position().x() - m_pressedAt.x()) >= QApplication::startDragDistance());
    m_draggedTo = isDragging ? nearestMonth(event->position().x()) : -1;
    m_hovered = monthAt(event->position());
    setCursor(m_hovered >= 0 && !isDragging ? Qt::PointingHandCursor : Qt::ArrowCursor);
    setToolTip(m_hovered < 0 ? QString() : tr("%1\nClick to see them; drag over months or turn the wheel to zoom").arg(textOf(m_hovered)));
    update();
}

void MonthChart::mouseReleaseEvent(QMouseEvent *event)
{
    const QPointF pressedAt = std::exchange(m_pressedAt, {-1, -1});
    if (event->button() != Qt::LeftButton || m_months.empty() || pressedAt.x() < 0)
        return;
    const int pressed = nearestMonth(pressedAt.x());
    const int dragged = std::exchange(m_draggedTo, -1);
    if (dragged >= 0)
        return setSpan({std::min(pressed, dragged), std::abs(pressed - dragged) + 1}, true);
    const int month = monthAt(event->position());
    if (month < 0)
        return;
    setCurrent(month);
    open(month);
}

void MonthChart::leaveEvent(QEvent *)
{
    m_hovered = -1;
    update();
}

void MonthChart::focusInEvent(QFocusEvent *event)
{
    if (m_span.count > 0 && !m_span.contains(m_current))
        setCurrent(m_span.end() - 1);
    QWidget::focusInEvent(event);
}

} // namespace lectern::ui
