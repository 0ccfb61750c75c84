// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace lectern::ctl {

/// `lecternctl stats`: statistics of a filter, through the same path as the window.
[[nodiscard]] int runStatsCommand(const QStringList &arguments);

} // namespace lectern::ctl
