// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/workspace/place/workspace_folders.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QSysInfo>

#include <unistd.h>

namespace lectern::workspace {

namespace {

constexpr qsizetype longestSocketPathBytes = 107; // size of sockaddr_un::sun_path without the final zero

bool isUsableSocketFolder(const QString &folder)
{
    const QString longest = folder + WorkspaceFolders::nextSuffix + QStringLiteral("/.s.PGSQL.5432");
    return QFile::encodeName(longest).size() <= longestSocketPathBytes && !folder.contains(QLatin1Char(','));
}

QString shortSocketFolder(const QByteArray &tag)
{
    const QString ofLogin = QStringLiteral("/run/user/%1").arg(::geteuid());
    const QFileInfo found(ofLogin);
    const QString parent = found.isDir() && found.ownerId() == ::geteuid() ? ofLogin : QStringLiteral("/tmp");
    return parent + QLatin1Char('/') + QString::fromLatin1(tag);
}

} // namespace

WorkspaceFolders workspaceFoldersOf(const QString &home, const ServerAccount &account)
{
    WorkspaceFolders folders;
    const QString canonical = QFileInfo(home).canonicalFilePath();
    folders.home = canonical.isEmpty() ? QDir::cleanPath(QDir(home).absolutePath()) : canonical;
    folders.root = folders.home + QStringLiteral("/workspace");
    folders.data = folders.root + QStringLiteral("/postgres");
    folders.log = folders.home + QStringLiteral("/log");
    folders.account = account;
    const QByteArray identity = QByteArray::number(::geteuid()) + ':' + QFile::encodeName(folders.home);
    folders.tag = "lectern-" + QCryptographicHash::hash(identity, QCryptographicHash::Sha256).toHex().left(12);
    folders.sockets = folders.root + QStringLiteral("/sockets");
    folders.hasOwnSocketFolder = !isUsableSocketFolder(folders.sockets);
    if (folders.hasOwnSocketFolder)
        folders.sockets = shortSocketFolder(folders.tag);
    return folders;
}

QByteArray bootId() { return QSysInfo::bootUniqueId(); }

Result<void> makeWorkspaceFolders(const WorkspaceFolders &folders)
{
    if (!QDir().mkpath(folders.home) || !QDir().mkpath(folders.log)) {
        return failure(ErrorCode::Denied, FaultyPart::Workspace, QStringLiteral("cannot create a folder in %1").arg(folders.home));
    }
    const ServerAccount user{::geteuid(), ::getegid(), {}};
    if (auto made = makePrivateFolder(folders.root, user); !made)
        return made;
    return makePrivateFolder(folders.sockets, folders.account);
}

} // namespace lectern::workspace
