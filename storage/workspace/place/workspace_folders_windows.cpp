// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/workspace/place/workspace_folders.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QSettings>

namespace lectern::workspace {

WorkspaceFolders workspaceFoldersOf(const QString &home, const ServerAccount &account)
{
    WorkspaceFolders folders;
    const QString canonical = QFileInfo(home).canonicalFilePath();
    folders.home = canonical.isEmpty() ? QDir::cleanPath(QDir(home).absolutePath()) : canonical;
    folders.root = folders.home + QStringLiteral("/workspace");
    folders.data = folders.root + QStringLiteral("/postgres");
    folders.log = folders.home + QStringLiteral("/log");
    folders.account = account;
    folders.tag = "lectern-" + QCryptographicHash::hash(folders.home.toUtf8(), QCryptographicHash::Sha256).toHex().left(12);
    folders.sockets = folders.root + QStringLiteral("/sockets");
    return folders;
}

/// Windows counts its starts.
QByteArray bootId()
{
    const QSettings count(QStringLiteral(
                              "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Memory Management\\PrefetchParameters"),
                          QSettings::NativeFormat);
    return QByteArray::number(count.value(QStringLiteral("BootId")).toUInt());
}

Result<void> makeWorkspaceFolders(const WorkspaceFolders &folders)
{
    if (!QDir().mkpath(folders.home) || !QDir().mkpath(folders.log))
        return failure(ErrorCode::Denied, FaultyPart::Workspace, QStringLiteral("cannot create a folder in %1").arg(folders.home));
    if (auto made = makePrivateFolder(folders.root, folders.account); !made)
        return made;
    return makePrivateFolder(folders.sockets, folders.account);
}

} // namespace lectern::workspace
