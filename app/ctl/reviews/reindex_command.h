// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace lectern::ctl {

/// `lecternctl reindex`: rebuilds full text; searches continue to work meanwhile.
[[nodiscard]] int runReindexCommand(const QStringList &arguments);

} // namespace lectern::ctl
