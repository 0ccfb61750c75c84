// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/postgres/connect/connection_target.h"

namespace lectern::postgres {

/// Makes of what a URL says a target whose password cannot be read on its way. Every address that libpq would connect to
/// counts, `hostaddr` before `host`. One that is not this machine's (a socket or a loopback address) must prove itself by
/// verify-full and channel binding, and a URL that asks for less is refused. "localhost" becomes 127.0.0.1 and ::1, so that
/// no resolver has a say. Errors: InvalidRequest, saying what to write.
[[nodiscard]] Result<ConnectionTarget> madeSafe(ConnectionTarget target);

} // namespace lectern::postgres
