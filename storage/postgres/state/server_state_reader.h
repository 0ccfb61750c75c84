// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/metrics.h"
#include "storage/postgres/link/connection.h"

namespace lectern::postgres {

/// PostgreSQL's state for the monitor: reads catalogs and statistics views, never a table's rows.
/// Thread: the connection's; blocks for one round trip and one more per list. Also works without a schema.
/// `WithoutTables`: reads nothing that would wait for a lock on a table.
enum class ServerStateExtent { Everything, WithoutTables };
[[nodiscard]] Result<ServerState::Postgres> readPostgresState(PostgresConnection &connection, const StatementLimits &limits = {},
                                                              ServerStateExtent extent = ServerStateExtent::Everything);

} // namespace lectern::postgres
