// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/metrics.h"
#include "storage/postgres/link/connection.h"

namespace lectern::postgres {

/// What PostgreSQL says of itself, for the monitor: reads catalogues and statistics views, never a table's rows.
/// Thread: the connection's; blocks for one round trip and one per list. Works without a schema, too.
/// `WithoutTables`: nothing that would wait for the lock of a table.
enum class ServerStateExtent { Everything, WithoutTables };
[[nodiscard]] Result<ServerState::Postgres> readPostgresState(PostgresConnection &connection, const StatementLimits &limits = {},
                                                              ServerStateExtent extent = ServerStateExtent::Everything);

} // namespace lectern::postgres
