// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace lectern::ctl {

/// `lecternctl migrate up|down|status`: changes or shows the database's schema.
[[nodiscard]] int runMigrateCommand(const QStringList &arguments);

} // namespace lectern::ctl
