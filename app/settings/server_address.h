// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lectern::app {

/// What the settings file keeps of a server's address, which may contain a password: all of it, as only its owner may read the file; on
/// Windows only that it is in the Credential Manager, as `place`.
[[nodiscard]] QString addressToSave(const QString &place, const QString &address);
/// The reverse.
[[nodiscard]] QString savedAddress(const QString &place, const QString &saved);

} // namespace lectern::app
