// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/postgres/errors/state_text.h"

#include <QString>

namespace lectern {

/// Turns what PostgreSQL said into an error of ours: its state decides, its own words go no further (see state_text.h). An empty
/// state: the connection was lost.
[[nodiscard]] StorageError postgresError(const Refused &refused);

/// The same from the text of a failed connect with PQERRORS_VERBOSE, where the state stands inside the text. `server` is the one
/// that was asked for, for people.
[[nodiscard]] StorageError postgresConnectError(const QString &verboseMessage, const QString &server, const QString &login);

} // namespace lectern
