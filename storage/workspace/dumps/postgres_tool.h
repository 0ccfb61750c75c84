// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"

#include <QStringList>

#include <functional>
#include <stop_token>

namespace lectern::workspace {

/// One run of a client program of PostgreSQL, as this process's own user and apart from its terminal. The server and the password
/// reach it through its environment, because everybody may read command lines.
struct PostgresTool {
    QString program;
    QStringList arguments;
    QString url;                                                ///< Of the server; empty: it needs none.
    bool isInBackground = false;                                ///< It runs with the lowest priority.
    std::function<Result<void>(const QByteArray &)> takeOutput; ///< Gets stdout in pieces; its error ends the program.
};

/// Blocks until it has ended; a stop ends it. Errors: what the program or `takeOutput` says; Cancelled. Thread: any.
[[nodiscard]] Result<void> runPostgresTool(const PostgresTool &tool, const std::stop_token &stop);

/// The name of the database in a URL.
[[nodiscard]] QString databaseIn(const QString &url);

} // namespace lectern::workspace
