// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/workspace/place/server_account.h"

#include <QString>

namespace lectern::workspace {

/// The files of a workspace, under `home`:
///
///     workspace/            0700, the user's
///       postgres/           the database; the servers' account's. Beside it: postgres.next, .ready, .before (database_replacement.h)
///       backups/            dumps that Lectern made on its own, 0600
///       last-backup         when the user made the last backup
///       sockets/            both sockets; elsewhere if the path would be too long, see below. Windows: the servers' ports
///       password            of the role `lectern`, 0600; not on Windows: see kept_password.h
///       start.lock          held while starting or stopping
///       share.lock          held shared by every process that uses the servers
///       keep                contains this boot's id: the last process to end does not stop the servers
///       died                exists while a server that died does not run again, which tells it from one stopped on purpose
///     log/postgres.log, redis.log
///
/// A socket's path may have at most 107 bytes, and libpq takes a comma in it for a list. If `home` breaks either rule, the
/// sockets are in /run/user/<uid>/lectern-<hash>, or else in /tmp/lectern-<hash>, also 0700.
struct WorkspaceFolders {
    static constexpr QLatin1String nextSuffix{".next"}; ///< Of the socket folder while a new database is made.

    QString home;
    QString root;
    QString data;
    QString sockets;
    bool hasOwnSocketFolder = false; ///< The folder `sockets` is outside home.
    QString log;
    QByteArray tag; ///< "lectern-<hash>" of home and account: identifies the servers in `ps`.
    ServerAccount account;

    [[nodiscard]] QString postgresSocket() const { return sockets + QStringLiteral("/.s.PGSQL.5432"); }
    [[nodiscard]] QString redisSocket() const { return sockets + QStringLiteral("/redis.sock"); }
    [[nodiscard]] QString passwordFile() const { return root + QStringLiteral("/password"); }
    [[nodiscard]] QString keepFile() const { return root + QStringLiteral("/keep"); }
    [[nodiscard]] QString diedFile() const { return root + QStringLiteral("/died"); }
};

/// Pure: does not access the file system.
[[nodiscard]] WorkspaceFolders workspaceFoldersOf(const QString &home, const ServerAccount &account);
/// The same until the machine restarts.
[[nodiscard]] QByteArray bootId();
/// Creates all folders except the data folder, which is renamed into place when complete.
[[nodiscard]] Result<void> makeWorkspaceFolders(const WorkspaceFolders &folders);

} // namespace lectern::workspace
