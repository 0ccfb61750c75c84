// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

class QWidget;

namespace lectern::ui {

/// F6: moves the keyboard focus to the pane after (+1) or before (-1) the focused one, wrapping around. Skips panes
/// without a focusable widget.
void focusNextPane(const QList<QWidget *> &panes, int direction);

} // namespace lectern::ui
