// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QDockWidget;

namespace lectern::ui {

/// The title bar of a dock: its name and a close button. Dragging moves the dock, a double click makes it float.
///
/// Thread: GUI.
class DockTitle : public QWidget
{
    Q_OBJECT
public:
    explicit DockTitle(QDockWidget *dock);
};

} // namespace lectern::ui
