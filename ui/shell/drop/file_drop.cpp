// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/drop/file_drop.h"

#include <QMimeData>
#include <QUrl>

namespace lectern::ui {

namespace {

/// Qt keeps bytes that are not UTF-8 percent-encoded in a path; U+FFFD in their place marks the name as unreadable.
QString localPathOf(const QUrl &url)
{
    const QString name = QString::fromUtf8(QByteArray::fromPercentEncoding(url.path(QUrl::FullyEncoded).toLatin1()));
    return name.contains(QChar::ReplacementCharacter) ? name : url.toLocalFile();
}

} // namespace

QStringList localPathsOf(const QMimeData &mimeData)
{
    QStringList paths;
    for (const QUrl &url : mimeData.urls()) {
        if (url.isLocalFile())
            paths.append(localPathOf(url));
    }
    return paths;
}

} // namespace lectern::ui
