// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/pane_ring.h"

#include <QApplication>
#include <QWidget>

#include <algorithm>

namespace lectern::ui {

namespace {

bool hasFocusWithin(const QWidget *pane)
{
    const QWidget *focused = QApplication::focusWidget();
    return focused && (pane == focused || pane->isAncestorOf(focused));
}

/// Focuses the pane itself if it accepts focus, else its first widget that does.
bool focus(QWidget *pane)
{
    pane->setFocus(Qt::TabFocusReason);
    for (QWidget *inside = pane->nextInFocusChain(); !hasFocusWithin(pane) && inside && inside != pane; inside = inside->nextInFocusChain()) {
        if (pane->isAncestorOf(inside) && inside->isVisible() && inside->isEnabled() && (inside->focusPolicy() & Qt::TabFocus))
            inside->setFocus(Qt::TabFocusReason);
    }
    return hasFocusWithin(pane);
}

} // namespace

void focusNextPane(const QList<QWidget *> &panes, int direction)
{
    const qsizetype count = panes.size();
    const auto present = std::find_if(panes.begin(), panes.end(), hasFocusWithin);
    const qsizetype from = present != panes.end() ? present - panes.begin() : direction > 0 ? -1 : count;
    for (qsizetype step = 1; step <= count; ++step) {
        if (focus(panes[((from + direction * step) % count + count) % count]))
            return;
    }
}

} // namespace lectern::ui
