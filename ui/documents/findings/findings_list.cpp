// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/findings/findings_list.h"

#include <QKeyEvent>
#include <QScrollBar>

namespace lectern::ui {

void FindingsList::leave()
{
    if (m_shown.isNull() || !model() || model()->rowCount() == 0)
        return;
    const QModelIndex top = indexAt(QPoint(viewport()->width() / 2, 0));
    m_left.insert(m_shown, {currentIndex().row(), top.row(), top.isValid() ? -visualRect(top).top() : 0});
}

void FindingsList::open(const QUuid &key)
{
    m_shown = key;
    doItemsLayout(); // else the scroll bar still measures what stood here before
    const Left left = m_left.value(key);
    if (left.current >= 0)
        setCurrentIndex(model()->index(left.current, 0));
    if (left.top < 0)
        return scrollToTop();
    scrollTo(model()->index(left.top, 0), PositionAtTop);
    verticalScrollBar()->setValue(verticalScrollBar()->value() + left.offset);
}

void FindingsList::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex before = currentIndex();
    // The focus makes the first card current without choosing it: the first step is to that one, not past it.
    const bool isOnlyEntered = before.isValid() && !selectionModel()->isSelected(before);
    if (isOnlyEntered && event->matches(QKeySequence::MoveToNextLine))
        setCurrentIndex(before);
    else
        WrappingList::keyPressEvent(event);
    if (isOnlyEntered || currentIndex() != before)
        Q_EMIT stepped();
}

} // namespace lectern::ui
