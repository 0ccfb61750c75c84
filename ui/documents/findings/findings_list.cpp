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
    doItemsLayout(); // otherwise the scroll bar still has the range of the previous contents
    const Left left = m_left.value(key);
    if (left.current >= 0)
        setCurrentIndex(model()->index(left.current, 0));
    if (left.top < 0)
        return scrollToTop();
    scrollTo(model()->index(left.top, 0), PositionAtTop);
    verticalScrollBar()->setValue(verticalScrollBar()->value() + left.offset);
}

/// False: the key is left to QListView.
bool FindingsList::takeKey(const QKeyEvent &event)
{
    using Scope = models::FindingsSession::Scope;
    const Scope scope = event.modifiers() & Qt::ShiftModifier ? Scope::Passage : Scope::Card;
    const bool isJudging = event.key() == Qt::Key_R || event.key() == Qt::Key_W;
    if (event.modifiers() & ~(Qt::KeypadModifier | (isJudging ? Qt::ShiftModifier : Qt::NoModifier)))
        return false;
    switch (event.key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter: Q_EMIT chosen(); return true;
    case Qt::Key_Left: Q_EMIT passageStepped(-1); return true;
    case Qt::Key_Right: Q_EMIT passageStepped(1); return true;
    case Qt::Key_R: Q_EMIT judged(Judgement::Right, scope); return true;
    case Qt::Key_W: Q_EMIT judged(Judgement::Wrong, scope); return true;
    case Qt::Key_N: Q_EMIT noteWanted(); return true;
    default: return false;
    }
}

void FindingsList::keyPressEvent(QKeyEvent *event)
{
    if (takeKey(*event))
        return;
    const QModelIndex before = currentIndex();
    // Keyboard focus makes the first card current without selecting it; then the first step must select it, not the next one.
    const bool isOnlyEntered = before.isValid() && !selectionModel()->isSelected(before);
    if (isOnlyEntered && event->matches(QKeySequence::MoveToNextLine))
        setCurrentIndex(before);
    else
        WrappingList::keyPressEvent(event);
    if (isOnlyEntered || currentIndex() != before)
        Q_EMIT chosen();
}

} // namespace lectern::ui
