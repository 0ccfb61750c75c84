// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/file_drop.h"

#include <QMimeData>
#include <QUrl>

namespace lectern {

QStringList localPathsOf(const QMimeData &mimeData)
{
    QStringList paths;
    for (const QUrl &url : mimeData.urls()) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    }
    return paths;
}

} // namespace lectern
