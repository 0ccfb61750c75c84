// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/place/file_manager.h"

#include <QtGlobal>

#ifdef Q_OS_WIN

#include <QDir>
#include <QProcess>

namespace lectern::ui {

bool showInFileManager(const QString &path)
{
    return QProcess::startDetached(QStringLiteral("explorer.exe"), {QStringLiteral("/select,"), QDir::toNativeSeparators(path)});
}

} // namespace lectern::ui

#endif
