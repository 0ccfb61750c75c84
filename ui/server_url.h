// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lectern {

/// A server's address apart from its password, so that the one can be shown and the other not.
/// Understands URLs (postgresql://user:password@host/db, redis://:password@host) and libpq's
/// keyword strings (host=... password=...).
struct ServerUrl {
    QString address;  ///< Without the password.
    QString password; ///< Decoded.

    [[nodiscard]] static ServerUrl split(const QString &whole);
    /// The whole again, the password encoded as its form asks for.
    [[nodiscard]] QString joined() const;
};

} // namespace lectern
