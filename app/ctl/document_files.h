// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace lectern {

/// The files that a command line names: a folder stands for all files in it and below, by name, hidden ones left out; anything
/// else stands for itself, whether it is there or not.
[[nodiscard]] QStringList documentFilesOf(const QStringList &paths);

} // namespace lectern
