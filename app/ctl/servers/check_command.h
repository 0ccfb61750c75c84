// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace lectern::ctl {

/// `lecternctl check cache`: compares what Redis holds with PostgreSQL.
[[nodiscard]] int runCheckCommand(const QStringList &arguments);

} // namespace lectern::ctl
