// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/health.h"
#include "storage/postgres/link/connection.h"

#include <optional>
#include <stop_token>

namespace lectern::health {

/// What the last look saw. For whoever looks again and again and may not wait in between.
struct HealthMemory {
    std::optional<qint64> searchQueueFirst;
};

// Thread: the connection's; each function blocks, at most a few seconds.

/// Whether PostgreSQL answers, may be written to, and has room for connections.
[[nodiscard]] HealthPart readServerHealth(postgres::PostgresConnection &connection, const std::stop_token &stop);
/// Whether the schema is the one that this program knows.
[[nodiscard]] HealthPart readSchemaHealth(postgres::PostgresConnection &connection, const std::stop_token &stop);
/// Whether all triggers stand that a promise hangs on, and do what they did when the schema was made.
[[nodiscard]] HealthPart readTriggerHealth(postgres::PostgresConnection &connection, const std::stop_token &stop);
/// Whether full text finds every review, or soon will: a queue that stands still since `before` is ill, one whose beginning moves is
/// worked on. Without `before` it looks twice.
[[nodiscard]] HealthPart readSearchHealth(postgres::PostgresConnection &connection, const std::stop_token &stop, HealthMemory *before);

} // namespace lectern::health
