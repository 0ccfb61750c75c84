// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/health.h"
#include "storage/health/postgres_health.h"
#include "storage/postgres/link/connection.h"

#include <QString>

namespace lectern::health {

/// Checks everything that Lectern depends on, expecting faults: reads the catalogs, writes to Redis, names who blocks a table.
/// About ten round trips, and half a second more when a table is locked: too slow for every poll.
///
/// `before`: for repeated checks; full text is then compared with the previous check instead of waiting for a second look.
/// Thread: the connection's; blocks. Also returns when a server hangs or a table is locked: each query has its deadline.
[[nodiscard]] HealthReport readHealth(postgres::PostgresConnection &postgres, const QString &redisUrl, const std::stop_token &stop = {},
                                      HealthMemory *before = nullptr);

} // namespace lectern::health
