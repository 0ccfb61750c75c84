// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/workspace/place/server_account.h"

#include "storage/workspace/place/system_failure_posix.h"

#include <QFile>

#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

namespace lectern::workspace {

Result<ServerAccount> findServerAccount()
{
    if (::geteuid() != 0)
        return ServerAccount{::geteuid(), ::getegid(), {}};
    const passwd *const entry = ::getpwnam("postgres");
    if (entry == nullptr) {
        return failure(ErrorCode::Unavailable, FaultyPart::Workspace,
                       QStringLiteral("As root, the private servers run as the user 'postgres', which this system does not have. "
                                      "Install PostgreSQL's server package, or start Lectern as an ordinary user."));
    }
    return ServerAccount{entry->pw_uid, entry->pw_gid, entry->pw_name};
}

Result<void> makePrivateFolder(const QString &path, const ServerAccount &account)
{
    const QByteArray name = QFile::encodeName(path);
    if (::mkdir(name.constData(), 0700) != 0 && errno != EEXIST)
        return systemFailure(QStringLiteral("cannot create %1").arg(path));
    struct stat found {
    };
    if (::lstat(name.constData(), &found) != 0)
        return systemFailure(QStringLiteral("cannot look at %1").arg(path));
    if (!S_ISDIR(found.st_mode) || (found.st_uid != account.user && found.st_uid != ::geteuid())) {
        return failure(ErrorCode::Denied, FaultyPart::Workspace,
                       QStringLiteral("%1 was made by somebody else; remove it or choose another LECTERN_HOME").arg(path));
    }
    if (found.st_uid != account.user && ::chown(name.constData(), account.user, account.group) != 0)
        return systemFailure(QStringLiteral("cannot hand %1 to the servers' user").arg(path));
    if ((found.st_mode & 07777) != 0700 && ::chmod(name.constData(), 0700) != 0)
        return systemFailure(QStringLiteral("cannot close %1 to other users").arg(path));
    return {};
}

} // namespace lectern::workspace
