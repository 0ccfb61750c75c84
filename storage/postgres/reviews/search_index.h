// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/postgres/link/connection.h"

namespace lectern::postgres {

/// Makes at most `maxRows` of the waiting reviews searchable, in a transaction of its own. Returns how many it took; 0 when
/// none wait or another client is at it. Thread: the connection's; blocks (about 0.2 ms a review).
[[nodiscard]] Result<qint64> stepSearchIndex(PostgresConnection &connection, int maxRows, const StatementLimits &limits = {});

/// Steps until no review waits any more, so that a full-text question misses none. `tell` hears how many still wait.
[[nodiscard]] Result<void> completeSearchIndex(PostgresConnection &connection, const std::function<void(qint64 waiting)> &tell);

/// Writes the words of all documents and reviews anew where they are not what they should be, a few at a time: searches go on being
/// answered from what stands there. `tell` hears how far it is, 0 to 1, in two walks. A stop ends it after the step in work; the
/// next call goes on with the reviews where this one ended. Reviews that change meanwhile are not kept waiting.
[[nodiscard]] Result<void> rebuildDocumentSearch(PostgresConnection &connection, const std::function<void(double share)> &tell,
                                                 const std::stop_token &stop);
[[nodiscard]] Result<void> rebuildReviewSearch(PostgresConnection &connection, const std::function<void(double share)> &tell,
                                               const std::stop_token &stop);

} // namespace lectern::postgres
