// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lectern::postgres {

/// Translates libpq's connection error into a sentence that says what to do. Never passes on libpq's advice to switch off encryption
/// or certificate checks. `server`: the requested server, for people.
[[nodiscard]] QString connectText(const QString &libpqText, const QString &server);

/// Whether libpq did not accept the server's certificate. It does not say why.
[[nodiscard]] bool isCertificateDoubted(const QString &libpqText);

} // namespace lectern::postgres
