// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace lectern::ctl {

/// `lecternctl restore FILE`: puts a backup in the place of the private workspace's database.
[[nodiscard]] int runRestoreCommand(const QStringList &arguments);

} // namespace lectern::ctl
