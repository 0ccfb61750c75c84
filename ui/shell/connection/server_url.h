// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lectern::ui {

/// A server's address apart from its password, so that the one can be shown and the other not, and from the file of the
/// certificate authority that signs for the server, which has a field of its own.
/// Understands URLs (postgresql://user:password@host/db, redis://:password@host) and libpq's
/// keyword strings (host=... password=...).
struct ServerUrl {
    QString address;   ///< Without the two below.
    QString password;  ///< Decoded.
    QString authority; ///< Decoded: sslrootcert of PostgreSQL, ca of Redis.

    [[nodiscard]] static ServerUrl split(const QString &whole);
    /// The whole again, each part encoded as its form asks for. Redis without TLS has no use for an authority.
    [[nodiscard]] QString joined() const;
};

} // namespace lectern::ui
