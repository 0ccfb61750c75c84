// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/health.h"
#include "storage/postgres/link/connection.h"

#include <optional>
#include <stop_token>

namespace lectern::health {

/// Results of the previous check, for repeated checks that may not wait in between.
struct HealthMemory {
    std::optional<qint64> searchQueueFirst;
};

// Thread: the connection's; each function blocks, at most a few seconds.

/// Whether PostgreSQL answers, accepts writes, and has connections left.
[[nodiscard]] HealthPart readServerHealth(postgres::PostgresConnection &connection, const std::stop_token &stop);
/// Whether the schema is this program's version.
[[nodiscard]] HealthPart readSchemaHealth(postgres::PostgresConnection &connection, const std::stop_token &stop);
/// Whether all required triggers exist and are as the migrations created them.
[[nodiscard]] HealthPart readTriggerHealth(postgres::PostgresConnection &connection, const std::stop_token &stop);
/// Whether full text finds every review or soon will: unhealthy if the queue did not move since `before`, being worked on if its start
/// moved. Without `before` it looks twice.
[[nodiscard]] HealthPart readSearchHealth(postgres::PostgresConnection &connection, const std::stop_token &stop, HealthMemory *before);

} // namespace lectern::health
