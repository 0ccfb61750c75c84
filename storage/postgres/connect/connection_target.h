// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <vector>

namespace lectern::postgres {

/// The parsed server address and login, from a libpq URI or keyword string. Only known options are
/// accepted, and quoted, because QPSQL appends connect options unescaped.
struct ConnectionTarget {
    struct Option {
        QByteArray keyword;
        QByteArray value;
    };
    std::vector<Option> options; ///< By libpq's keywords; includes host, user and password.

    /// A target that is safe to connect to (see target_safety.h). InvalidRequest, naming the option.
    [[nodiscard]] static Result<ConnectionTarget> fromUrl(const QString &url);

    [[nodiscard]] QString value(QByteArrayView keyword) const;
    void set(QByteArrayView keyword, const QByteArray &value); ///< An empty value removes the option.
    /// The server's name, for people.
    [[nodiscard]] QString serverName() const;
    /// For QSqlDatabase::setConnectOptions: all options except host, database, user and password, each value quoted.
    [[nodiscard]] QString qtConnectOptions(std::chrono::seconds connectTimeout) const;
};

/// Removes libpq's own variables (PGHOST, PGUSER, PGOPTIONS ...) from the environment, so that only the URL decides.
/// Done once per process, at the latest by the first connection; call it in main(), before other threads start.
void ignorePostgresEnvironment();

} // namespace lectern::postgres
