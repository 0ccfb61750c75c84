// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"
#include "storage/workspace/servers/postgres_programs.h"
#include "storage/workspace/place/workspace_folders.h"
#include "storage/workspace/servers/server_fate.h"

#include <QString>
#include <QStringList>

#include <chrono>
#include <functional>

namespace lectern::workspace {

struct ServerCommand;

/// The workspace's PostgreSQL: created by initdb, reachable through its socket only (on Windows on 127.0.0.1 only).
///
/// The database `lectern` belongs to the role `lectern`, an ordinary one with a generated SCRAM password. The
/// superuser has no password and no line in pg_hba.conf, so nobody can log in as it. What needs it (creating role
/// and database) runs in PostgreSQL's single-user mode while the server is down.
///
/// Thread: any one; everything blocks. Requires: the caller holds the workspace's start.lock during start() and stop().
class PostgresServer
{
public:
    using Tell = std::function<void(const QString &)>;
    explicit PostgresServer(const WorkspaceFolders &folders) : m_folders(folders) {}

    /// One round trip without login, about 1 ms.
    [[nodiscard]] bool isAnswering() const;
    /// Judged by PostgreSQL's PID file.
    [[nodiscard]] ServerFate fate() const;
    /// Creates the database if there is none, removes what a crash left, starts, and returns once it answers.
    [[nodiscard]] Result<void> start(const Tell &tell) const;
    /// The same with these programs, which must be of the database's version.
    [[nodiscard]] Result<void> start(const PostgresPrograms &programs, const Tell &tell) const;
    [[nodiscard]] Result<void> stop() const;
    /// A URL that psql accepts, with the password; empty while there is no password.
    [[nodiscard]] QString url() const;

private:
    [[nodiscard]] Result<void> create(const PostgresPrograms &programs, const Tell &tell) const;
    [[nodiscard]] Result<void> setPassword(const PostgresPrograms &programs, const QString &dataFolder, const QByteArray &sqlBefore) const;
    [[nodiscard]] Result<void> waitUntilAnswering(const Tell &tell) const;
    /// With the settings of every system, and those that say how it is reached.
    [[nodiscard]] QStringList serverArguments(const ServerCommand &server, const QStringList &waysIn) const;

    // What differs between systems, as do isAnswering(), fate(), stop() and url().
    static const char *const accessRule; ///< The only line of pg_hba.conf.
    static const char *const locale;
    [[nodiscard]] Result<void> removeLeftovers() const;
    [[nodiscard]] Result<void> launch(const PostgresPrograms &programs) const;
    /// Whether it ended, or never began, so long after launch().
    [[nodiscard]] bool hasEnded(std::chrono::milliseconds sinceLaunch) const;
    [[nodiscard]] ServerCommand command(const QString &program, const QString &dataFolder) const;

    const WorkspaceFolders &m_folders;
};

} // namespace lectern::workspace
