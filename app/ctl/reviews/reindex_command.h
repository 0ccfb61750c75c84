// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace lectern::ctl {

/// `lecternctl reindex`: builds full text anew while searches go on being answered.
[[nodiscard]] int runReindexCommand(const QStringList &arguments);

} // namespace lectern::ctl
