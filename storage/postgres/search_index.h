// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/postgres/connection.h"

namespace lectern {

/// Makes at most `maxRows` of the waiting reviews searchable, in a transaction of its own. Returns how many it took; 0 when
/// none wait or another client is at it. Thread: the connection's; blocks (about 0.2 ms a review).
[[nodiscard]] Result<qint64> stepSearchIndex(PostgresConnection &connection, int maxRows, const StatementLimits &limits = {});

/// Steps until no review waits any more, so that a full-text question misses none. `tell` hears how many still wait.
[[nodiscard]] Result<void> completeSearchIndex(PostgresConnection &connection, const std::function<void(qint64 waiting)> &tell);

} // namespace lectern
