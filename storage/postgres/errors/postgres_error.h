// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"

#include <QByteArrayView>

namespace lectern::postgres {

/// What was being done when PostgreSQL refused.
struct Refused {
    QByteArrayView sqlState;
    QString message;   ///< The server's own sentence. It may hold values of somebody's rows: only names of the schema are taken from it.
    QString statement; ///< Ours; empty while connecting.
    QString login;     ///< Whom we are connected as.
};

/// Turns what PostgreSQL said into an error of ours: its state decides, its own words go no further. An empty state: the connection
/// was lost.
[[nodiscard]] StorageError postgresError(const Refused &refused);

/// The same from the text of a failed connect with PQERRORS_VERBOSE, where the state stands inside the text. `server` is the one
/// that was asked for, for people.
[[nodiscard]] StorageError postgresConnectError(const QString &verboseMessage, const QString &server, const QString &login);

} // namespace lectern::postgres
