// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace lectern::ctl {

/// `lecternctl watch`: reads reviews through the cache in a loop, so that anybody can check the staleness bound.
[[nodiscard]] int runWatchCommand(const QStringList &arguments);

} // namespace lectern::ctl
