// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/workspace/database_replacement.h"
#include "storage/workspace/dumps/backups.h"

namespace lectern::workspace {

/// Brings the workspace's database to the newest installed PostgreSQL, because the next upgrade of the system may remove the old one.
///
/// While the old version's programs are installed: the old database is dumped by the new pg_dump, and replaced by one of the new version.
/// If that fails, the old one is used as before, and the next start tries again. When they are gone, it cannot be read any more: the error names
/// what to install, or the newest dump.
///
/// Thread: any; blocks. Requires: the caller holds the workspace's start.lock exclusively, nobody else uses the workspace, and no server runs.
class BringOver
{
public:
    BringOver(const WorkspaceFolders &folders, const DatabaseReplacement::Settle &settle) : m_folders(folders), m_settle(settle) {}

    [[nodiscard]] Result<void> runIfNeeded(const PostgresServer::Tell &tell, const std::stop_token &stop) const;

private:
    [[nodiscard]] Result<void> run(const PostgresPrograms &from, const PostgresPrograms &to, const PostgresServer::Tell &tell,
                                   const std::stop_token &stop) const;
    [[nodiscard]] Result<QString> dump(const PostgresPrograms &from, const PostgresPrograms &to, const PostgresServer::Tell &tell,
                                       const std::stop_token &stop) const;
    [[nodiscard]] tl::unexpected<StorageError> cannotBeRead(int version, const PostgresPrograms &newest) const;

    const WorkspaceFolders &m_folders;
    const DatabaseReplacement::Settle &m_settle;
};

/// "3 days ago", "today", for a terminal or an error.
[[nodiscard]] QString ageText(const QDateTime &madeAt, const QDateTime &now);

} // namespace lectern::workspace
