// SPDX-License-Identifier: GPL-3.0-or-later
// The review table's keyboard, mouse and clipboard.
#include "models/reviews/review_labels.h"
#include "ui/kit/look/plain_text.h"
#include "ui/kit/look/theme.h"
#include "ui/reviews/table/review_table.h"
#include "ui/reviews/table/row_painter.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QScrollBar>

#include <cmath>

namespace lectern::ui {

using namespace models;

namespace {

constexpr qint64 copiedRowLimit = 100'000;
constexpr int wheelRows = 3;

TableSelection::Mode modeOf(Qt::KeyboardModifiers modifiers, bool isMouse)
{
    if (modifiers & Qt::ShiftModifier)
        return TableSelection::Mode::Extend;
    if (modifiers & Qt::ControlModifier)
        return isMouse ? TableSelection::Mode::Toggle : TableSelection::Mode::Move;
    return TableSelection::Mode::Replace;
}

QString asTsvCell(QString text)
{
    // A cell that a spreadsheet would run as a formula is told to be text.
    if (!text.isEmpty() && QStringLiteral("=+-@").contains(text.front())) {
        bool isNumber = false;
        QLocale().toDouble(text, &isNumber);
        if (!isNumber)
            text.prepend(QLatin1Char('\''));
    }
    return text.replace(QLatin1Char('\t'), QLatin1Char(' '));
}

} // namespace

std::optional<qint64> ReviewTable::targetOfKey(int key) const
{
    const qint64 last = m_window.rowCount() - 1;
    const qint64 current = m_selection->current().value_or(-1);
    switch (key) {
    case Qt::Key_Up: return std::max<qint64>(0, current - 1);
    case Qt::Key_Down: return std::min(last, current + 1);
    case Qt::Key_PageUp: return std::max<qint64>(0, current - m_window.fullRowCount());
    case Qt::Key_PageDown: return std::min(last, current + m_window.fullRowCount());
    case Qt::Key_Home: return 0;
    case Qt::Key_End: return last;
    default: return std::nullopt;
    }
}

void ReviewTable::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        return copySelection();
    if (event->matches(QKeySequence::SelectAll))
        return m_selection->selectAll();
    const auto target = targetOfKey(event->key());
    if (target && m_window.rowCount() > 0) {
        const bool isJump = event->key() == Qt::Key_Home || event->key() == Qt::Key_End;
        const Qt::KeyboardModifiers modifiers = isJump ? event->modifiers() & ~Qt::ControlModifier : event->modifiers();
        m_selection->moveTo(*target, modeOf(modifiers, false));
        return showCurrent();
    }
    switch (event->key()) {
    case Qt::Key_Left: return horizontalScrollBar()->triggerAction(QAbstractSlider::SliderSingleStepSub);
    case Qt::Key_Right: return horizontalScrollBar()->triggerAction(QAbstractSlider::SliderSingleStepAdd);
    case Qt::Key_Space:
        if (m_selection->current())
            m_selection->moveTo(*m_selection->current(), TableSelection::Mode::Toggle);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_selection->current())
            Q_EMIT rowActivated(int(*m_selection->current()));
        return;
    default: event->ignore(); // Esc, F5 and the like are the place's
    }
}

void ReviewTable::mousePressEvent(QMouseEvent *event)
{
    const auto row = m_window.rowAt(event->position().toPoint().y());
    if (row && event->button() == Qt::LeftButton)
        m_selection->moveTo(*row, modeOf(event->modifiers(), true));
    else if (row && event->button() == Qt::RightButton && !m_selection->isSelected(*row))
        m_selection->moveTo(*row, TableSelection::Mode::Replace);
}

void ReviewTable::mouseMoveEvent(QMouseEvent *event)
{
    const int y = event->position().toPoint().y();
    setHoveredRow(m_window.rowAt(y));
    if (!(event->buttons() & Qt::LeftButton) || m_window.rowCount() == 0)
        return;
    // Dragging over an edge scrolls by the row beyond it.
    const qint64 row = std::clamp<qint64>((m_window.top() + y) / m_window.rowHeight(), 0, m_window.rowCount() - 1);
    if (row != m_selection->current()) {
        m_selection->moveTo(row, TableSelection::Mode::Extend);
        showCurrent();
    }
}

void ReviewTable::mouseReleaseEvent(QMouseEvent *event) { event->accept(); }

void ReviewTable::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (const auto row = m_window.rowAt(event->position().toPoint().y()))
        Q_EMIT rowActivated(int(*row));
}

void ReviewTable::wheelEvent(QWheelEvent *event)
{
    if (event->modifiers() & Qt::ShiftModifier || std::abs(event->angleDelta().x()) > std::abs(event->angleDelta().y()))
        return QAbstractScrollArea::wheelEvent(event); // sideways
    const double pixels = event->pixelDelta().isNull() ? event->angleDelta().y() / 120.0 * wheelRows * m_window.rowHeight() : event->pixelDelta().y();
    m_wheelRemainder += pixels;
    const auto whole = qint64(m_wheelRemainder);
    m_wheelRemainder -= double(whole);
    m_window.setTop(m_window.top() - whole);
    updateScrollBars();
    announceVisibleRows();
    setHoveredRow(m_window.rowAt(event->position().toPoint().y()));
    viewport()->update();
    event->accept();
}

void ReviewTable::contextMenuEvent(QContextMenuEvent *event)
{
    QPoint position = event->globalPos();
    if (event->reason() == QContextMenuEvent::Keyboard && m_selection->current())
        position = viewport()->mapToGlobal(QPoint(40, m_window.yOf(*m_selection->current()) + m_window.rowHeight()));
    Q_EMIT rowMenuRequested(position);
}

void ReviewTable::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void ReviewTable::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

bool ReviewTable::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave)
        setHoveredRow(std::nullopt);
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        return showToolTip(help->pos(), help->globalPos());
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void ReviewTable::setHoveredRow(std::optional<qint64> row)
{
    if (row == m_hovered)
        return;
    const auto before = std::exchange(m_hovered, row);
    for (const auto changed : {before, row}) {
        if (changed && *changed >= m_window.firstRow() && *changed <= m_window.lastRow())
            repaintRows(int(*changed), int(*changed));
    }
}

bool ReviewTable::showToolTip(const QPoint &position, const QPoint &globalPosition)
{
    const auto row = m_window.rowAt(position.y());
    const int section = m_header->logicalIndexAt(position);
    if (!row || section < 0)
        return false;
    const QString text = m_model.index(int(*row), section).data(Qt::AccessibleTextRole).toString();
    const bool isGone = m_model.loadState(int(*row)) == ReviewModel::LoadState::Gone;
    const QString shown = isGone ? tr("Deleted, or no longer matches the filter") : text;
    showPlainToolTip(globalPosition, shown, viewport());
    return true;
}

QString ReviewTable::tsvLine(int row) const
{
    QStringList cells;
    for (int visual = 0; visual < m_header->count(); ++visual) {
        const int section = m_header->logicalIndex(visual);
        if (m_header->isColumnChosen(ReviewColumn(section)))
            cells << asTsvCell(m_model.index(row, section).data().toString());
    }
    return cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
}

void ReviewTable::copySelection()
{
    QStringList titles;
    for (int visual = 0; visual < m_header->count(); ++visual) {
        const int section = m_header->logicalIndex(visual);
        if (m_header->isColumnChosen(ReviewColumn(section)))
            titles << titleOf(ReviewColumn(section));
    }
    QString text = titles.join(QLatin1Char('\t')) + QLatin1Char('\n');
    qint64 copiedCount = 0;
    for (const auto &[first, last] : m_selection->rows().ranges()) {
        for (qint64 row = first; row <= std::min(last, first + copiedRowLimit); ++row) {
            if (m_model.findRow(int(row))) {
                text += tsvLine(int(row));
                ++copiedCount;
            }
        }
    }
    if (copiedCount > 0)
        QGuiApplication::clipboard()->setText(text);
    Q_EMIT copied(copiedCount, m_selection->rows().count() - copiedCount);
}

} // namespace lectern::ui
