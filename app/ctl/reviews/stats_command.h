// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace lectern::ctl {

/// `lecternctl stats`: prints statistics of a filter, read through the same cache as the window.
[[nodiscard]] int runStatsCommand(const QStringList &arguments);

} // namespace lectern::ctl
