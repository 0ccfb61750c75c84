// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace lectern::ctl {

/// `lecternctl analyze`: analyses a file without any server, or a stored document.
[[nodiscard]] int runAnalyzeCommand(const QStringList &arguments);

} // namespace lectern::ctl
