// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace lectern::ctl {

/// `lecternctl workspace start|stop|status`: manages the private servers.
[[nodiscard]] int runWorkspaceCommand(const QStringList &arguments);

} // namespace lectern::ctl
