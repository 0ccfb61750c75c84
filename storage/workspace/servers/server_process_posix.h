// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/workspace/servers/server_process.h"

#include <chrono>
#include <vector>

namespace lectern::workspace {

/// What a program started by startDetached() or runToEnd() calls its folders. It gets them as open descriptors, so the
/// servers need no permission on any parent folder (the home of root is closed to `postgres`), and
/// the length or spelling of the user's path does not matter.
namespace inherited {
constexpr auto dataFolder = "/proc/self/fd/3";
constexpr auto socketFolder = "/proc/self/fd/4";
}

/// Starts it in its own session: it outlives this process and gets no Ctrl+C from its terminal.
[[nodiscard]] Result<void> startDetached(const ServerCommand &command);

/// One process of a private server.
struct RunningProcess {
    qint64 id = 0;
    bool isMain = true; ///< false: a worker process that PostgreSQL started itself.
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

} // namespace lectern::workspace
