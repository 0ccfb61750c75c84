// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/workspace/place/folder_entries.h"

namespace lectern::workspace {

void writeEntriesToDisk(const QString &) {} // the file system keeps a journal of them

} // namespace lectern::workspace
