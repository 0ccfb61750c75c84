// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"
#include "storage/workspace/server_process.h"

#include <QString>

#include <functional>
#include <memory>

namespace lectern::workspace {

/// What `lecternctl workspace status` prints.
struct WorkspaceStatus {
    bool isRunning = false;
    QString home;
    QString postgresUrl; ///< psql accepts it as it is; empty while it does not run.
    QString redisUrl;    ///< The socket's path, which `redis-cli -s` accepts as it is; empty while there is no Redis.
};

/// How both are.
struct WorkspaceFate {
    ServerFate postgres = ServerFate::Stopped;
    ServerFate redis = ServerFate::Stopped;
};

/// The private PostgreSQL and Redis of a single user: Unix sockets only, a generated SCRAM password,
/// never TCP, never trust. Shared by every Lectern process of the same home; the last one to leave stops it.
/// Started by root, the servers run as the user `postgres`. Nothing on the way to `home` is opened for that
/// user: the servers get their folders as open descriptors (see server_process.h).
///
/// Thread: any one; every function blocks (initdb about 1 s, start about 0.2 s).
/// Owns: a share of the running servers from start() to destruction, held through a file lock that even kill -9 releases.
class Workspace
{
public:
    explicit Workspace(QString home);
    ~Workspace();
    Workspace(const Workspace &) = delete;
    Workspace &operator=(const Workspace &) = delete;

    /// Creates what is missing, recovers what a crash left, starts what does not run, takes a share.
    /// `tell` hears each step in plain words.
    [[nodiscard]] Result<WorkspaceStatus> start(const std::function<void(const QString &)> &tell = {});
    /// Keeps the servers up after this process ends (lecternctl workspace start).
    [[nodiscard]] Result<void> keepRunning();
    /// Stops the servers now; Conflict when another process holds a share and `force` is false.
    [[nodiscard]] Result<void> stop(bool force);
    /// Stops the servers and removes the workspace's folder with all data; settings and the logs stay. Conflict as stop().
    [[nodiscard]] Result<void> remove(bool force);
    /// The folder that remove() removes; whether there is one.
    [[nodiscard]] QString folder() const;
    [[nodiscard]] bool exists() const;
    [[nodiscard]] Result<WorkspaceStatus> status() const;
    /// Takes microseconds and asks no server. While another process starts or stops them, they run.
    [[nodiscard]] WorkspaceFate look();
    /// Starts again what does not run; recovers what a crash left. Requires: start() gave a share.
    [[nodiscard]] Result<void> revive();
    /// The end of PostgreSQL's log.
    [[nodiscard]] QString lastWords() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace lectern::workspace
