// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace lectern::ctl {

/// `lecternctl import FILE...`: stores the reviews of data files, or with --dry-run says what would become of them.
/// Returns 0 only when every file was read to its end; a bad file does not stop the others.
[[nodiscard]] int runImportCommand(const QStringList &arguments);

} // namespace lectern::ctl
