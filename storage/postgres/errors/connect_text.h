// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lectern::postgres {

/// What libpq itself says when it could not connect, in words that say what to do. libpq's advice to switch encryption or
/// the check of certificates off is never passed on. `server` is the one that was asked for, for people.
[[nodiscard]] QString connectText(const QString &libpqText, const QString &server);

/// Whether libpq did not believe the server's certificate. It does not say why.
[[nodiscard]] bool isCertificateDoubted(const QString &libpqText);

} // namespace lectern::postgres
