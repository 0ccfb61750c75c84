// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace lectern::ctl {

/// `lecternctl extract FILE...`: reads documents as an upload would, in the sandbox, and prints what is in them. Needs no
/// server and stores nothing.
[[nodiscard]] int runExtractCommand(const QStringList &arguments);

} // namespace lectern::ctl
