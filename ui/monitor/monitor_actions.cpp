// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/monitor/monitor_actions.h"

#include <QWidget>

namespace lectern::ui {

MonitorActions::MonitorActions(QWidget *place) : ActionSet(place)
{
    declare(place, Qt::WindowShortcut,
            {{&askNow, "view-refresh", tr("Ask the servers now"), {QKeySequence::Refresh}},
             {&asTables, "table", tr("Charts as tables"), {Qt::CTRL | Qt::Key_T}, Start::Enabled, Kind::Checkable}});
}

} // namespace lectern::ui
