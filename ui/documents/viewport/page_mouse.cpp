// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/viewport/page_mouse.h"

#include "models/documents/find/document_selection.h"
#include "models/documents/pages/page_marks.h"
#include "models/documents/viewport/text_geometry.h"
#include "ui/kit/look/plain_text.h"

#include <QAbstractScrollArea>
#include <QApplication>
#include <QDateTime>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QScrollBar>

#include <algorithm>

namespace lectern::ui {

using namespace models;

PageMouse::PageMouse(QAbstractScrollArea &area, const TextGeometry &geometry, const PageMarks &marks, DocumentSelection &selection)
    : m_area(area)
    , m_geometry(geometry)
    , m_marks(marks)
    , m_selection(selection)
{
    m_scrolling.setInterval(30);
    connect(&m_scrolling, &QTimer::timeout, this, &PageMouse::scrollWhileDragging);
}

void PageMouse::takeHold(const QPointF &point, Granule granule, bool extends)
{
    if (const auto position = m_geometry.positionAt(point))
        m_selection.press(*position, granule, extends);
}

void PageMouse::dragTo(const QPointF &point)
{
    if (const auto position = m_geometry.positionAt(point))
        m_selection.drag(*position);
}

void PageMouse::press(const QMouseEvent &event)
{
    m_isPressed = true;
    m_wasDragged = false;
    m_pressedAt = event.position();
    // A third click in a row selects the line.
    const bool isThird = QDateTime::currentMSecsSinceEpoch() - m_pressedTwiceAt < QApplication::doubleClickInterval();
    m_pressedTwiceAt = 0;
    takeHold(event.position(), isThird ? Granule::Line : Granule::Character, event.modifiers() & Qt::ShiftModifier);
}

void PageMouse::pressTwice(const QMouseEvent &event)
{
    m_isPressed = true;
    m_wasDragged = true; // so that the second click does not count as a click on a finding
    m_pressedTwiceAt = QDateTime::currentMSecsSinceEpoch();
    takeHold(event.position(), Granule::Word, false);
}

void PageMouse::move(const QMouseEvent &event)
{
    if (!m_isPressed)
        return showCursor(event.position());
    if (!m_wasDragged && (event.position() - m_pressedAt).manhattanLength() < QApplication::startDragDistance())
        return;
    m_wasDragged = true;
    m_draggedTo = event.position();
    dragTo(event.position());
    if (!m_area.viewport()->rect().contains(event.position().toPoint()))
        m_scrolling.start();
    else
        m_scrolling.stop();
}

void PageMouse::scrollWhileDragging()
{
    const QRectF view(m_area.viewport()->rect());
    const double below = m_draggedTo.y() > view.bottom() ? m_draggedTo.y() - view.bottom() : std::min(0.0, m_draggedTo.y() - view.top());
    QScrollBar *bar = m_area.verticalScrollBar();
    bar->setValue(bar->value() + int(below / 2));
    dragTo(m_draggedTo);
}

void PageMouse::release(const QMouseEvent &event)
{
    m_scrolling.stop();
    const bool wasClick = m_isPressed && !m_wasDragged && !(event.modifiers() & Qt::ShiftModifier);
    m_isPressed = false;
    if (const DocumentHighlight *mark = wasClick ? m_geometry.markAt(event.position(), m_marks) : nullptr)
        Q_EMIT findingClicked(mark->finding);
}

void PageMouse::showCursor(const QPointF &point)
{
    m_area.viewport()->setCursor(m_geometry.markAt(point, m_marks) ? Qt::PointingHandCursor
                                     : m_geometry.isOnWord(point)  ? Qt::IBeamCursor
                                                                   : Qt::ArrowCursor);
}

void PageMouse::showToolTip(const QHelpEvent &event) const
{
    const DocumentHighlight *mark = m_geometry.markAt(QPointF(event.pos()), m_marks);
    if (!mark)
        return showPlainToolTip(event.globalPos(), {}, m_area.viewport());
    const QString grade = mark->severity == Severity::High ? tr("High risk")
        : mark->severity == Severity::Medium               ? tr("Medium risk")
        : mark->severity == Severity::Low                  ? tr("Low risk")
                                                           : tr("Finding");
    const QString text = mark->label.isEmpty() ? grade : tr("%1: %2").arg(grade, mark->label);
    showPlainToolTip(event.globalPos(), text, m_area.viewport());
}

} // namespace lectern::ui
