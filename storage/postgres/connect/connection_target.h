// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <vector>

namespace lectern::postgres {

/// Where and as whom to connect: a libpq URI or keyword string, taken apart once. Only options on a list are
/// let through, quoted, because QPSQL appends connect options raw.
struct ConnectionTarget {
    struct Option {
        QByteArray keyword;
        QByteArray value;
    };
    std::vector<Option> options; ///< As libpq names them; host, user and password among them.

    /// What is safe to connect to (see target_safety.h). Errors: InvalidRequest, naming the option.
    [[nodiscard]] static Result<ConnectionTarget> fromUrl(const QString &url);

    [[nodiscard]] QString value(QByteArrayView keyword) const;
    void set(QByteArrayView keyword, const QByteArray &value); ///< Nothing: takes the option away.
    /// The server, for people.
    [[nodiscard]] QString serverName() const;
    /// What QSqlDatabase::setConnectOptions takes: all but host, database, user and password, each value quoted.
    [[nodiscard]] QString qtConnectOptions(std::chrono::seconds connectTimeout) const;
};

/// Removes libpq's own variables (PGHOST, PGUSER, PGOPTIONS ...) from the environment: a connection is what its URL says.
/// Every connection calls it once per process; call it first in main(), while there is one thread.
void ignorePostgresEnvironment();

} // namespace lectern::postgres
