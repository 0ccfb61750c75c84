// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"
#include "storage/workspace/servers/postgres_programs.h"
#include "storage/workspace/servers/postgres_server.h"
#include "storage/workspace/place/workspace_folders.h"

#include <functional>
#include <stop_token>

namespace lectern::workspace {

/// Puts a database that is filled from a dump in the place of the workspace's own, all or nothing however it ends. Folders below
/// `workspace/`, in the order of a replacement:
///
///     postgres.next     in the making, by a server of its own with its own socket folder; removed by whoever finds it
///     postgres.ready    complete and on disk: renaming it so is the moment of the replacement. Whoever finds it does the rest.
///     postgres.before   the replaced database, until the next one is replaced or the user has made a backup
///
/// Thread: any; blocks. Requires: the caller holds the workspace's start.lock exclusively, and no server runs.
class DatabaseReplacement
{
public:
    /// Brings the tables up to date and makes them usable, in the new database. Its error ends the replacement.
    using Settle = std::function<Result<void>(const QString &postgresUrl)>;

    explicit DatabaseReplacement(const WorkspaceFolders &folders);

    /// Fills a new database by programs of any version, and replaces the old one by it.
    [[nodiscard]] Result<void> run(const PostgresPrograms &programs, const QString &dump, const Settle &settle, const PostgresServer::Tell &tell,
                                   const std::stop_token &stop);
    /// Call it before the database is used: completes a replacement that was interrupted, or removes what is left of it. Some system calls
    /// if there was none.
    [[nodiscard]] Result<void> finishInterrupted() const;

private:
    [[nodiscard]] Result<void> fill(const PostgresPrograms &programs, const QString &dump, const Settle &settle, const PostgresServer::Tell &tell,
                                    const std::stop_token &stop);
    [[nodiscard]] Result<void> moveReadyIntoPlace() const;
    [[nodiscard]] Result<void> removeUnfinished() const;
    [[nodiscard]] QString ready() const { return m_folders.data + QStringLiteral(".ready"); }
    [[nodiscard]] QString before() const { return m_folders.data + QStringLiteral(".before"); }

    const WorkspaceFolders &m_folders;
    WorkspaceFolders m_next; ///< Those of the server that fills the new database.
};

} // namespace lectern::workspace
