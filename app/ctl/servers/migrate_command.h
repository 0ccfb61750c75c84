// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace lectern::ctl {

/// `lecternctl migrate up|down|status`: the schema of the database.
[[nodiscard]] int runMigrateCommand(const QStringList &arguments);

} // namespace lectern::ctl
