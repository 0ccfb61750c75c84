// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lectern::workspace {

/// Returns when the names in a folder are on disk: they are data of their own.
void writeEntriesToDisk(const QString &folder);

} // namespace lectern::workspace
