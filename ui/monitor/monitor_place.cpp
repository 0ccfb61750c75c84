// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/monitor/monitor_place.h"

namespace lectern {

MonitorPlace::MonitorPlace(const Services &, QWidget *parent) : Place(parent) {}
MonitorPlace::~MonitorPlace() = default;
QList<QAction *> MonitorPlace::commands() const { return actions(); }
QList<QWidget *> MonitorPlace::panels() const { return {}; }
QVariantMap MonitorPlace::state() const { return {}; }
void MonitorPlace::restoreState(const QVariantMap &) {}
bool MonitorPlace::isSettled() const { return true; }

} // namespace lectern
