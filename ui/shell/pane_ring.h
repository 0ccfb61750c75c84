// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

class QWidget;

namespace lectern::ui {

/// F6: gives the keyboard to the pane after (+1) or before (-1) the one that has it, around the ring. Panes
/// that nothing in them can take it are passed over.
void focusNextPane(const QList<QWidget *> &panes, int direction);

} // namespace lectern::ui
