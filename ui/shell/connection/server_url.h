// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lectern::ui {

/// Splits a server's address into the parts that are shown and the password, which is not, and the file of the
/// server's certificate authority, which has a field of its own.
/// Parses URLs (postgresql://user:password@host/db, redis://:password@host) and libpq's
/// keyword strings (host=... password=...).
struct ServerUrl {
    QString address;   ///< Without password and authority.
    QString password;  ///< Decoded.
    QString authority; ///< Decoded: sslrootcert of PostgreSQL, ca of Redis.

    [[nodiscard]] static ServerUrl split(const QString &whole);
    /// The complete address, with each part encoded as required. Redis without TLS ignores the authority.
    [[nodiscard]] QString joined() const;
};

} // namespace lectern::ui
