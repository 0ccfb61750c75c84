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

/// Makes `path` a folder that only `account` may enter (0700). Denied when somebody else made it first.
[[nodiscard]] Result<void> makePrivateFolder(const QString &path, const ServerAccount &account);

/// A program, and the two folders it works in. It gets the folders as open descriptors and knows them by the names
/// below, which never change: so the servers need no permission on any folder above their own (the home of root is
/// closed to `postgres`), and the length or spelling of the user's path never matters to them.
struct ServerCommand {
    static constexpr auto dataFolderName = "/proc/self/fd/3";
    static constexpr auto socketFolderName = "/proc/self/fd/4";

    QString program;
    QStringList arguments;
    ServerAccount account;
    QString dataFolder;
    QString socketFolder;
    QString logFile;          ///< Gets stdout and stderr, appended.
    QByteArray standardInput; ///< At most what a pipe holds (64 KiB); used by runToEnd() only.
};
/// Starts it in a session of its own: it outlives this process and hears no Ctrl+C of its terminal.
[[nodiscard]] Result<void> startDetached(const ServerCommand &command);
/// Blocks until it has ended. A failure's detail ends with the last lines of the log.
[[nodiscard]] Result<void> runToEnd(const ServerCommand &command);

/// One process of a private server.
struct RunningProcess {
    pid_t id = 0;
    bool isMain = true; ///< Not a worker that PostgreSQL started itself.
};
/// How a server is without asking it.
enum class ServerFate : quint8 {
    Runs,    ///< Whether it answers is another question.
    Died,    ///< It ended without leaving: killed, crashed.
    Stopped, ///< It was ended in order, or was never there.
};
/// Whether a process of this number carries `tag` in its command line.
[[nodiscard]] bool isServerProcess(qint64 id, const QByteArray &tag);

/// Processes of `program` ("postgres", "redis-server") that carry `tag` in their title.
[[nodiscard]] std::vector<RunningProcess> findServerProcesses(const QByteArray &program, const QByteArray &tag);

/// One attempt of endServerProcesses().
struct EndingSignal {
    int signal = 0;
    bool toWorkers = false;
    std::chrono::milliseconds timeout{0};
};
/// Sends each step's signal in turn until no process is left. False: some survived everything.
bool endServerProcesses(const QByteArray &program, const QByteArray &tag, const std::vector<EndingSignal> &steps);

/// The last lines of a log, for an error's detail.
[[nodiscard]] QString tailOf(const QString &logFile);

} // namespace lectern::workspace
