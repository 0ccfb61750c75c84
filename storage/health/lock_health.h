// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/health.h"
#include "storage/postgres/link/connection.h"

#include <stop_token>

namespace lectern::health {

/// Whether somebody prevents reads or writes of Lectern's tables: who (process, user, program), since when, and its
/// statement, as far as this login may see that. If so, looks again after half a second: short locks are normal.
/// Thread: the connection's; blocks.
[[nodiscard]] HealthPart readLockHealth(postgres::PostgresConnection &connection, const std::stop_token &stop);

} // namespace lectern::health
