// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"
#include "storage/workspace/place/server_account.h"

#include <QString>
#include <QStringList>

namespace lectern::workspace {

/// A program and the folders it works in.
struct ServerCommand {
    QString program;
    QStringList arguments;
    ServerAccount account;
    QString dataFolder;
    QString dataName; ///< What the program calls its data folder.
    QString socketFolder;
    QString logFile;          ///< Receives stdout and stderr, appended.
    QByteArray standardInput; ///< At most 64 KiB, the size of a pipe.
};
/// Blocks until it has ended. An error's detail ends with the last lines of the log.
[[nodiscard]] Result<void> runToEnd(const ServerCommand &command);

/// The last lines of a log, for an error's detail.
[[nodiscard]] QString tailOf(const QString &logFile);

} // namespace lectern::workspace
