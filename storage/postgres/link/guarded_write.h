// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/postgres/link/connection.h"

namespace lectern::postgres {

/// Runs one writing statement in its own transaction with the usual trigger check: see PostgresConnection::inTransaction().
/// Thread: the connection's; blocks.
[[nodiscard]] Result<Rows> writeGuarded(PostgresConnection &connection, const QString &sql, const QVariantList &values,
                                        const StatementLimits &limits = {});

} // namespace lectern::postgres
