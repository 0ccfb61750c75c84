// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/place/file_opener.h"

#include "storage/api/when_done.h"
#include "ui/kit/place/file_manager.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QUrl>
#include <QtConcurrentRun>

namespace lectern::ui {

void FileOpener::open(const QString &path)
{
    if (!QDesktopServices::openUrl(QUrl::fromLocalFile(path)))
        Q_EMIT failed(tr("No program was found that opens %1. It lies in %2.").arg(QFileInfo(path).fileName(), QFileInfo(path).absolutePath()));
}

void FileOpener::showInFolder(const QString &path)
{
    whenDone(QtConcurrent::run(showInFileManager, path), this, [this, path](bool isShown) {
        const QString folder = QFileInfo(path).absolutePath();
        if (!isShown && !QDesktopServices::openUrl(QUrl::fromLocalFile(folder)))
            Q_EMIT failed(tr("No file manager was found. %1 lies in %2.").arg(QFileInfo(path).fileName(), folder));
    });
}

QList<NoticeButton> FileOpener::buttonsFor(const QString &path)
{
    return {{tr("Open"), [this, path] { open(path); }}, {tr("Show in folder"), [this, path] { showInFolder(path); }}};
}

} // namespace lectern::ui
