// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/pages/open_document.h"
#include "ui/documents/pages/page_view.h"
#include "ui/kit/look/plain_text.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QDateTime>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QWheelEvent>

#include <array>
#include <cmath>

// What the mouse and the keyboard do with the pages.

namespace lectern::ui {

using namespace models;

namespace {

struct SelectionKey {
    QKeySequence::StandardKey key;
    SelectionStep step;
};
constexpr std::array selectionKeys{
    SelectionKey{QKeySequence::SelectNextChar, SelectionStep::Right},
    SelectionKey{QKeySequence::SelectPreviousChar, SelectionStep::Left},
    SelectionKey{QKeySequence::SelectNextWord, SelectionStep::WordRight},
    SelectionKey{QKeySequence::SelectPreviousWord, SelectionStep::WordLeft},
    SelectionKey{QKeySequence::SelectNextLine, SelectionStep::Down},
    SelectionKey{QKeySequence::SelectPreviousLine, SelectionStep::Up},
    SelectionKey{QKeySequence::SelectStartOfLine, SelectionStep::LineStart},
    SelectionKey{QKeySequence::SelectEndOfLine, SelectionStep::LineEnd},
    SelectionKey{QKeySequence::SelectStartOfDocument, SelectionStep::DocumentStart},
    SelectionKey{QKeySequence::SelectEndOfDocument, SelectionStep::DocumentEnd},
    SelectionKey{QKeySequence::SelectPreviousPage, SelectionStep::PageStart},
    SelectionKey{QKeySequence::SelectNextPage, SelectionStep::PageEnd},
};

} // namespace

std::optional<qint64> PageView::textPositionAt(const QPointF &point) const
{
    if (m_layout.pageCount() == 0 || !m_document.hasPositions())
        return std::nullopt;
    const QPointF content = scrolled() + point;
    const int page = m_layout.pageAt(content.y());
    const auto words = m_document.words(page);
    if (!words)
        return std::nullopt;
    return m_document.rangeOf(page).start + words->positionAt(m_layout.toPage(page, content));
}

bool PageView::isOnWord(const QPointF &point) const
{
    if (m_layout.pageCount() == 0)
        return false;
    const QPointF content = scrolled() + point;
    const int page = m_layout.pageAt(content.y());
    const auto words = m_document.words(page);
    return words && words->isOnWord(m_layout.toPage(page, content));
}

const DocumentHighlight *PageView::markUnder(const QPointF &point) const
{
    if (m_layout.pageCount() == 0 || !m_document.hasPositions())
        return nullptr;
    const QPointF content = scrolled() + point;
    const int page = m_layout.pageAt(content.y());
    const auto words = m_document.words(page);
    if (!words)
        return nullptr;
    const QPointF onPage = m_layout.toPage(page, content);
    const TextRange whole = m_document.rangeOf(page);
    const DocumentHighlight *found = nullptr;
    for (const DocumentHighlight &mark : m_marks.highlights()) {
        if (!mark.range.overlaps(whole) || (found && found->range.length() <= mark.range.length()))
            continue;
        const TextRange part{std::max(mark.range.start, whole.start) - whole.start, std::min(mark.range.end, whole.end) - whole.start};
        for (const QRectF &rect : words->rectsOf(part)) {
            if (rect.contains(onPage))
                found = &mark;
        }
    }
    return found;
}

void PageView::setSelection(const TextSelection &selection)
{
    const bool isOther = !(selection.range() == m_selection.range());
    m_selection = selection;
    if (!isOther)
        return;
    viewport()->update();
    Q_EMIT selectionChanged();
}

void PageView::select(const TextRange &range)
{
    TextSelection selection;
    selection.select(range);
    setSelection(selection);
}

void PageView::selectPage()
{
    if (const int page = currentPage(); page > 0 && m_document.hasPositions())
        select(m_document.rangeOf(page));
}

void PageView::press(const QPointF &point, Granule granule, bool extends)
{
    m_upDownX.reset();
    const auto position = textPositionAt(point);
    if (!position)
        return;
    TextSelection selection = m_selection;
    if (extends)
        selection.moveHead(*position);
    else if (const auto piece = pieceAt(m_document, *position, granule))
        selection.begin(*piece, granule);
    setSelection(selection);
}

void PageView::drag(const QPointF &point)
{
    const auto position = textPositionAt(point);
    const auto piece = position ? pieceAt(m_document, *position, m_selection.granule()) : std::nullopt;
    if (!piece)
        return;
    TextSelection selection = m_selection;
    selection.extendTo(*piece);
    setSelection(selection);
}

void PageView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return QAbstractScrollArea::mousePressEvent(event);
    m_isPressed = true;
    m_wasDragged = false;
    m_pressedAt = event->position();
    // The third click in a row takes the line.
    const bool isThird = QDateTime::currentMSecsSinceEpoch() - m_lastTriple < QApplication::doubleClickInterval();
    m_lastTriple = 0;
    press(event->position(), isThird ? Granule::Line : Granule::Character, event->modifiers() & Qt::ShiftModifier);
}

void PageView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_isPressed = true;
    m_wasDragged = true; // the second click is no click on a finding
    m_lastTriple = QDateTime::currentMSecsSinceEpoch();
    press(event->position(), Granule::Word, false);
}

void PageView::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_isPressed)
        return updateCursor(event->position());
    if (!m_wasDragged && (event->position() - m_pressedAt).manhattanLength() < QApplication::startDragDistance())
        return;
    m_wasDragged = true;
    m_draggedTo = event->position();
    drag(event->position());
    if (!viewport()->rect().contains(event->position().toPoint()))
        m_dragging.start();
    else
        m_dragging.stop();
}

void PageView::scrollWhileDragging()
{
    const QRectF view(viewport()->rect());
    const double below = m_draggedTo.y() > view.bottom() ? m_draggedTo.y() - view.bottom() : std::min(0.0, m_draggedTo.y() - view.top());
    verticalScrollBar()->setValue(verticalScrollBar()->value() + int(below / 2));
    drag(m_draggedTo);
}

void PageView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return QAbstractScrollArea::mouseReleaseEvent(event);
    m_dragging.stop();
    const bool wasClick = m_isPressed && !m_wasDragged && !(event->modifiers() & Qt::ShiftModifier);
    m_isPressed = false;
    if (const DocumentHighlight *mark = wasClick ? markUnder(event->position()) : nullptr)
        Q_EMIT findingClicked(mark->finding);
}

void PageView::updateCursor(const QPointF &point)
{
    viewport()->setCursor(markUnder(point) ? Qt::PointingHandCursor : isOnWord(point) ? Qt::IBeamCursor : Qt::ArrowCursor);
}

bool PageView::showToolTip(const QPoint &point, const QPoint &globalPoint)
{
    const DocumentHighlight *mark = markUnder(QPointF(point));
    if (!mark) {
        showPlainToolTip(globalPoint, {}, viewport());
        return true;
    }
    const QString grade = mark->severity == Severity::High ? tr("High risk")
        : mark->severity == Severity::Medium               ? tr("Medium risk")
        : mark->severity == Severity::Low                  ? tr("Low risk")
                                                           : tr("Finding");
    const QString text = mark->label.isEmpty() ? grade : tr("%1: %2").arg(grade, mark->label);
    showPlainToolTip(globalPoint, text, viewport());
    return true;
}

bool PageView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        return showToolTip(help->pos(), help->globalPos());
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void PageView::wheelEvent(QWheelEvent *event)
{
    if (!(event->modifiers() & Qt::ControlModifier))
        return QAbstractScrollArea::wheelEvent(event);
    zoomBy(event->angleDelta().y() / 120.0, event->position());
    event->accept();
}

void PageView::contextMenuEvent(QContextMenuEvent *event) { Q_EMIT menuRequested(event->globalPos()); }

bool PageView::event(QEvent *event)
{
    // While the pages have the keyboard, the find key searches them and not the whole window.
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Find)) {
        event->accept();
        return true;
    }
    if (event->type() == QEvent::Show)
        m_wanting.start();
    return QAbstractScrollArea::event(event);
}

void PageView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Find) || event->text() == QLatin1String("/"))
        return Q_EMIT findRequested();
    if (event->key() == Qt::Key_Escape) {
        if (m_selection.isEmpty())
            return Q_EMIT leaveRequested();
        return setSelection({});
    }
    if (!selectByKey(event) && !scrollByKey(event))
        QWidget::keyPressEvent(event);
}

bool PageView::selectByKey(QKeyEvent *event)
{
    for (const SelectionKey &candidate : selectionKeys) {
        if (!event->matches(candidate.key))
            continue;
        const bool isUpDown = candidate.step == SelectionStep::Up || candidate.step == SelectionStep::Down;
        // Without a selection the keyboard begins where the eye does.
        if (m_selection.isEmpty() && m_selection.head() == 0)
            press(QPointF(0, 0), Granule::Character, false);
        if (!m_document.hasPositions())
            return true;
        const int page = m_document.pageOf(m_selection.head());
        const auto words = m_document.words(page);
        if (!isUpDown)
            m_upDownX.reset();
        else if (!m_upDownX && words)
            m_upDownX = words->xOf(m_selection.head() - m_document.rangeOf(page).start);
        if (const auto next = stepFrom(m_document, m_selection.head(), candidate.step, m_upDownX.value_or(0))) {
            TextSelection selection = m_selection;
            selection.moveHead(*next);
            setSelection(selection);
            reveal({std::max<qint64>(0, *next - 1), std::max<qint64>(1, *next)});
        }
        return true;
    }
    return false;
}

bool PageView::scrollByKey(QKeyEvent *event)
{
    QScrollBar *bar = verticalScrollBar();
    const int page = bar->pageStep() - bar->singleStep();
    const bool isShifted = event->modifiers() & Qt::ShiftModifier;
    switch (event->key()) {
    case Qt::Key_Space: bar->setValue(bar->value() + (isShifted ? -page : page)); return true;
    case Qt::Key_PageDown: bar->setValue(bar->value() + page); return true;
    case Qt::Key_PageUp: bar->setValue(bar->value() - page); return true;
    case Qt::Key_Home: bar->setValue(0); return true;
    case Qt::Key_End: bar->setValue(bar->maximum()); return true;
    case Qt::Key_Down: bar->setValue(bar->value() + bar->singleStep()); return true;
    case Qt::Key_Up: bar->setValue(bar->value() - bar->singleStep()); return true;
    case Qt::Key_Left: horizontalScrollBar()->setValue(horizontalScrollBar()->value() - bar->singleStep()); return true;
    case Qt::Key_Right: horizontalScrollBar()->setValue(horizontalScrollBar()->value() + bar->singleStep()); return true;
    default: return false;
    }
}

} // namespace lectern::ui
