// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/opening_actions.h"

namespace lectern::ui {

OpeningActions::OpeningActions(QObject *parent) : ActionSet(parent)
{
    offer({{&retry, "view-refresh", tr("Retry")},
           {&connection, "network-connect", tr("Connection...")},
           {&prepare, "dialog-ok-apply", tr("Prepare the tables")}});
}

} // namespace lectern::ui
