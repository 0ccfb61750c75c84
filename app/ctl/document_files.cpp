// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/document_files.h"

#include <QDirIterator>
#include <QFileInfo>

namespace lectern {

QStringList documentFilesOf(const QStringList &paths)
{
    QStringList files;
    for (const QString &path : paths) {
        if (!QFileInfo(path).isDir()) {
            files += path;
            continue;
        }
        QStringList found;
        for (QDirIterator each(path, QDir::Files, QDirIterator::Subdirectories); each.hasNext();)
            found += each.next();
        found.sort();
        files += found;
    }
    return files;
}

} // namespace lectern
