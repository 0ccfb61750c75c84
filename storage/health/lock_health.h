// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/health.h"
#include "storage/postgres/link/connection.h"

#include <stop_token>

namespace lectern::health {

/// Whether somebody keeps a table of Lectern's from being read or written: who (process, user, program), since when, and what
/// it runs, as far as this login may see that. Looks twice, half a second apart, when there is one: short locks are ordinary.
/// Thread: the connection's; blocks.
[[nodiscard]] HealthPart readLockHealth(postgres::PostgresConnection &connection, const std::stop_token &stop);

} // namespace lectern::health
