// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/postgres/link/connection.h"

namespace lectern::postgres {

/// Runs one statement that writes, in a transaction of its own that is guarded like all: see PostgresConnection::inTransaction().
/// Thread: the connection's; blocks.
[[nodiscard]] Result<Rows> writeGuarded(PostgresConnection &connection, const QString &sql, const QVariantList &values,
                                        const StatementLimits &limits = {});

} // namespace lectern::postgres
