// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace lectern::ctl {

/// `lecternctl extract FILE...`: reads documents in the sandbox like an upload and prints their contents. Needs no
/// server and stores nothing.
[[nodiscard]] int runExtractCommand(const QStringList &arguments);

} // namespace lectern::ctl
