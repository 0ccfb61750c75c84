// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/place/action_set.h"

namespace lectern::ui {

/// The commands of the monitor.
///
/// Thread: GUI.
class MonitorActions : public ActionSet
{
    Q_OBJECT
public:
    explicit MonitorActions(QWidget *place);

    QAction *askNow;
    QAction *asTables;
};

} // namespace lectern::ui
