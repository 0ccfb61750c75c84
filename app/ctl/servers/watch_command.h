// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace lectern::ctl {

/// `lecternctl watch`: reads reviews through the cache in a loop, so that anyone can check the staleness bound from outside.
[[nodiscard]] int runWatchCommand(const QStringList &arguments);

} // namespace lectern::ctl
