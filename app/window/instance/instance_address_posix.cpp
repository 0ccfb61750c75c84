// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/instance/instance_address.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>

#include <sys/stat.h>
#include <unistd.h>

namespace lectern::app {

namespace {

/// Not in the home: a socket's path may have 107 bytes only, and a lock on a network drive would be seen from other machines.
/// The environment is not asked, because it may differ between two starts of one user.
QString folderOfWindows()
{
    const QString ofLogin = QStringLiteral("/run/user/%1").arg(::geteuid());
    const QFileInfo found(ofLogin);
    if (found.isDir() && found.isWritable() && found.ownerId() == ::geteuid())
        return ofLogin + QStringLiteral("/lectern-windows");
    return QStringLiteral("/tmp/lectern-windows-%1").arg(::geteuid());
}

/// Somebody else may have made it first, in /tmp.
bool isOwnersOnly(const QByteArray &folder)
{
    struct stat found {
    };
    return ::lstat(folder.constData(), &found) == 0 && S_ISDIR(found.st_mode) && found.st_uid == ::geteuid()
        && (found.st_mode & (S_IRWXG | S_IRWXO)) == 0;
}

} // namespace

Result<InstanceAddress> instanceAddressOf(const QString &home)
{
    const QString folder = folderOfWindows();
    const QByteArray name = QFile::encodeName(folder);
    if (::mkdir(name.constData(), S_IRWXU) != 0 && !isOwnersOnly(name))
        return failure(ErrorCode::Denied, FaultyPart::File, QStringLiteral("%1 is not a private folder of this user").arg(folder));
    QDir().mkpath(home); // or else its one name today would not be its one name tomorrow
    const QString canonical = QFileInfo(home).canonicalFilePath();
    if (canonical.isEmpty())
        return failure(ErrorCode::Denied, FaultyPart::File, QStringLiteral("cannot create %1").arg(home));
    const QByteArray hash = QCryptographicHash::hash(QFile::encodeName(canonical), QCryptographicHash::Sha256).toHex().left(16);
    const QString path = folder + u'/' + QString::fromLatin1(hash);
    return InstanceAddress{path + QStringLiteral(".socket"), path + QStringLiteral(".lock")};
}

} // namespace lectern::app
