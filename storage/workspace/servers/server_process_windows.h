// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/workspace/servers/server_process.h"

#include <QByteArray>

namespace lectern::workspace {

/// Starts it without a console, so that it outlives this process. Returns the id of its process.
[[nodiscard]] Result<qint64> startDetached(const ServerCommand &command);

/// Whether a process with this id runs, and its program's file is called so ("postgres.exe").
[[nodiscard]] bool isRunning(qint64 id, const QString &program);
/// Ends it at once and waits for its end. False: it does not end.
bool endProcess(qint64 id, const QString &program);

/// A port of 127.0.0.1 that nobody uses: `preferred` if it is free and not 0. 0: there is none.
[[nodiscard]] quint16 freePort(quint16 preferred);

/// The path in letters that programs without Unicode understand, if the disk keeps such names; without it, `path` in the system's spelling.
[[nodiscard]] QString plainPath(const QString &path);

} // namespace lectern::workspace
