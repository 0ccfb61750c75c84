// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"

#include <QByteArrayView>

namespace lectern::postgres {

/// An error that PostgreSQL returned, and what was being done.
struct Refused {
    QByteArrayView sqlState;
    QString message;   ///< The server's message. May contain values of rows: only names of the schema are taken from it.
    QString statement; ///< Ours; empty while connecting.
    QString login;     ///< The login of the connection.
};

/// Converts PostgreSQL's error into a StorageError: the SQLSTATE decides, and the server's text is not passed on. An empty state: the
/// connection was lost.
[[nodiscard]] StorageError postgresError(const Refused &refused);

/// The same for the text of a failed connect with PQERRORS_VERBOSE, which contains the SQLSTATE. `server`: the requested server,
/// for people.
[[nodiscard]] StorageError postgresConnectError(const QString &verboseMessage, const QString &server, const QString &login);

} // namespace lectern::postgres
