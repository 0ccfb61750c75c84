// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace lectern::ctl {

/// `lecternctl import FILE...`: imports the reviews of data files; with --dry-run only tells the outcome.
/// Returns 0 only if every file was read to its end; a failing file does not stop the others.
[[nodiscard]] int runImportCommand(const QStringList &arguments);

} // namespace lectern::ctl
