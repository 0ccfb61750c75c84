// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"
#include "storage/workspace/servers/server_fate.h"

#include <QString>

#include <functional>
#include <memory>
#include <stop_token>

namespace lectern::workspace {

/// What `lecternctl workspace status` prints.
struct WorkspaceStatus {
    bool isRunning = false;
    QString home;
    QString postgresUrl; ///< Accepted by psql; empty while PostgreSQL does not run.
    QString redisUrl;    ///< Path of the socket, for `redis-cli -s`; on Windows a URL, for `redis-cli -u`; empty while there is no Redis.
};

/// State of both servers.
struct WorkspaceFate {
    ServerFate postgres = ServerFate::Stopped;
    ServerFate redis = ServerFate::Stopped;
};

/// The private PostgreSQL and Redis of a single user: Unix sockets only, a generated SCRAM password,
/// never TCP, never "trust"; on Windows, which has no such sockets in PostgreSQL's and Redis' programs, 127.0.0.1 and a password for both. Shared by every Lectern process of the same home; the last one to end stops them.
/// If started by root, the servers run as the user `postgres`. No folder on the path to `home` is opened for that
/// user: the servers get their folders as open descriptors (see server_process.h).
///
/// Thread: any one; every function blocks (initdb about 1 s, start about 0.2 s).
/// Owns: a share of the running servers from start() to destruction, a file lock that even kill -9 releases.
class Workspace
{
public:
    using Tell = std::function<void(const QString &)>;
    /// Brings the tables of a database that was just filled from a dump up to date, and makes them usable there.
    using Settle = std::function<Result<void>(const QString &postgresUrl)>;

    /// Without `settle`, a database is neither restored nor brought to another version of PostgreSQL.
    explicit Workspace(QString home, Settle settle = {});
    ~Workspace();
    Workspace(const Workspace &) = delete;
    Workspace &operator=(const Workspace &) = delete;

    /// Creates what is missing, cleans up after a crash, starts what does not run, and takes a share. If a newer PostgreSQL is installed than
    /// the one that made the database, and nobody uses it, brings it over first (bring_over.h).
    /// `tell` is called with a description of each step. A stop only ends bringing over.
    [[nodiscard]] Result<WorkspaceStatus> start(const Tell &tell = {}, const std::stop_token &stop = {});
    /// Replaces the database by a dump's, all or nothing, by programs of the newest installed PostgreSQL, and keeps the old one as `postgres.before`.
    /// The servers are stopped afterwards. Conflict when another process holds a share.
    [[nodiscard]] Result<void> restore(const QString &dump, const Tell &tell, const std::stop_token &stop);
    /// Keeps the servers running after this process ends (lecternctl workspace start).
    [[nodiscard]] Result<void> keepRunning();
    /// Stops the servers; Conflict when another process holds a share and `force` is false.
    [[nodiscard]] Result<void> stop(bool force);
    /// Stops the servers and removes the workspace's folder with all data, except settings and logs. Conflict as in stop().
    [[nodiscard]] Result<void> remove(bool force);
    /// The folder that remove() removes; exists(): whether it is there.
    [[nodiscard]] QString folder() const;
    [[nodiscard]] bool exists() const;
    [[nodiscard]] Result<WorkspaceStatus> status() const;
    /// State of the servers, without connecting; takes microseconds. While another process starts or stops them: running.
    [[nodiscard]] WorkspaceFate look();
    /// Restarts what does not run, after cleaning up. Requires: a successful start().
    [[nodiscard]] Result<void> revive();
    /// The last lines of PostgreSQL's log.
    [[nodiscard]] QString lastWords() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace lectern::workspace
