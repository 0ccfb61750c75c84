// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/postgres/connect/connection_target.h"

namespace lectern::postgres {

/// Turns the target of a URL into one whose password cannot be read on the way. Checks every address that libpq would
/// connect to, `hostaddr` before `host`. An address of another machine (no socket, not loopback) requires
/// verify-full and channel binding; a URL that asks for less is refused. "localhost" becomes 127.0.0.1 and ::1, so that no
/// resolver is asked. InvalidRequest, with what to write instead.
[[nodiscard]] Result<ConnectionTarget> madeSafe(ConnectionTarget target);

} // namespace lectern::postgres
