// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"

#include <QFile>
#include <QString>
#include <QStringList>

#include <chrono>
#include <vector>

#include <sys/types.h>

namespace lectern::workspace {

/// The account that the private servers run under: the user's own, or `postgres` when the user is root,
/// because PostgreSQL refuses to run as root.
struct ServerAccount {
    uid_t user = 0;
    gid_t group = 0;
    QByteArray name;
};
[[nodiscard]] Result<ServerAccount> findServerAccount();

/// Creates the folder `path` that only `account` may enter (0700). Denied if it exists and belongs to somebody else.
[[nodiscard]] Result<void> makePrivateFolder(const QString &path, const ServerAccount &account);

/// A program and the two folders it works in. It gets the folders as open descriptors and knows them by the constant names
/// below, so the servers need no permission on any parent folder (the home of root is closed to `postgres`), and
/// the length or spelling of the user's path does not matter.
struct ServerCommand {
    static constexpr auto dataFolderName = "/proc/self/fd/3";
    static constexpr auto socketFolderName = "/proc/self/fd/4";

    QString program;
    QStringList arguments;
    ServerAccount account;
    QString dataFolder;
    QString socketFolder;
    QString logFile;          ///< Receives stdout and stderr, appended.
    QByteArray standardInput; ///< At most 64 KiB, the size of a pipe; used by runToEnd() only.
};
/// Starts it in its own session: it outlives this process and gets no Ctrl+C from its terminal.
[[nodiscard]] Result<void> startDetached(const ServerCommand &command);
/// Blocks until it has ended. An error's detail ends with the last lines of the log.
[[nodiscard]] Result<void> runToEnd(const ServerCommand &command);

/// One process of a private server.
struct RunningProcess {
    pid_t id = 0;
    bool isMain = true; ///< false: a worker process that PostgreSQL started itself.
};
/// State of a server as far as it can be judged without connecting.
enum class ServerFate : quint8 {
    Runs,    ///< It may still not answer.
    Died,    ///< It ended without cleaning up: killed or crashed.
    Stopped, ///< It was shut down in order, or never existed.
};
/// Whether the process with this id has `tag` in its command line.
[[nodiscard]] bool isServerProcess(qint64 id, const QByteArray &tag);

/// Processes of `program` ("postgres", "redis-server") that have `tag` in their title.
[[nodiscard]] std::vector<RunningProcess> findServerProcesses(const QByteArray &program, const QByteArray &tag);

/// One step of endServerProcesses().
struct EndingSignal {
    int signal = 0;
    bool toWorkers = false;
    std::chrono::milliseconds timeout{0};
};
/// Sends each step's signal in turn until no process is left. False: some survived all steps.
bool endServerProcesses(const QByteArray &program, const QByteArray &tag, const std::vector<EndingSignal> &steps);

/// The last lines of a log, for an error's detail.
[[nodiscard]] QString tailOf(const QString &logFile);

} // namespace lectern::workspace
