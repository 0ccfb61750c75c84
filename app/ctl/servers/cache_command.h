// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace lectern::ctl {

/// `lecternctl cache status|inspect|ttl|invalidate`: for administrators of the servers.
[[nodiscard]] int runCacheCommand(const QStringList &arguments);

} // namespace lectern::ctl
