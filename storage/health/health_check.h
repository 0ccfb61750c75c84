// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/health.h"
#include "storage/health/postgres_health.h"
#include "storage/postgres/link/connection.h"

#include <QString>

namespace lectern::health {

/// Looks at everything that Lectern stands on, with faults in mind: asks the catalogs, tries to write into Redis, names who
/// blocks a table. About ten round trips and half a second more when a table is locked, so not for every poll.
///
/// `before`: for whoever looks again and again: then nothing waits for a second look at full text.
/// Thread: the connection's; blocks. Answers, too, when a server hangs or a table is locked: each question has its deadline.
[[nodiscard]] HealthReport readHealth(postgres::PostgresConnection &postgres, const QString &redisUrl, const std::stop_token &stop = {},
                                      HealthMemory *before = nullptr);

} // namespace lectern::health
