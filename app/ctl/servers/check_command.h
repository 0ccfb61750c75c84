// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace lectern::ctl {

/// `lecternctl check cache`: compares the entries in Redis with PostgreSQL.
[[nodiscard]] int runCheckCommand(const QStringList &arguments);

} // namespace lectern::ctl
