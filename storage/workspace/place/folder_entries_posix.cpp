// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/workspace/place/folder_entries.h"

#include "storage/api/files/descriptor_posix.h"

#include <QFile>

#include <fcntl.h>
#include <unistd.h>

namespace lectern::workspace {

void writeEntriesToDisk(const QString &folder)
{
    const Descriptor opened(::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    ::fsync(opened.get());
}

} // namespace lectern::workspace
