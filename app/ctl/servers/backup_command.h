// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace lectern::ctl {

/// `lecternctl backup FILE`: writes the private workspace's database into a file, while it is used.
[[nodiscard]] int runBackupCommand(const QStringList &arguments);

} // namespace lectern::ctl
