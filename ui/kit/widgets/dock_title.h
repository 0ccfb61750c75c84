// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QDockWidget;

namespace lectern::ui {

/// The quiet title of a dock: its name and a button that closes it. Dragging it moves the dock, a double click floats it.
///
/// Thread: GUI.
class DockTitle : public QWidget
{
    Q_OBJECT
public:
    explicit DockTitle(QDockWidget *dock);
};

} // namespace lectern::ui
