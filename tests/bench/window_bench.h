// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace lectern::bench {

/// `./dev bench window`: from a commit by somebody else to the painted row, seen from outside. Real windows on screens of their own,
/// a connection of libpq that commits, the screens' memory looked at every few milliseconds; and what the windows' polls cost the
/// server. Returns the exit code.
[[nodiscard]] int measureWindow(const QStringList &arguments);

} // namespace lectern::bench
