// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/postgres/link/connection.h"

namespace lectern::postgres {

/// Indexes at most `maxRows` waiting reviews for full text, in its own transaction. Returns how many it took; 0 when
/// none wait or another client is indexing. Thread: the connection's; blocks (about 0.2 ms per review).
[[nodiscard]] Result<qint64> stepSearchIndex(PostgresConnection &connection, int maxRows, const StatementLimits &limits = {});

/// Repeats steps until no review waits, so that a full-text search misses none. `tell` is called with the number still waiting.
[[nodiscard]] Result<void> completeSearchIndex(PostgresConnection &connection, const std::function<void(qint64 waiting)> &tell);

/// Recomputes the words of all documents and reviews where they are wrong, a few at a time; searches use the old words
/// meanwhile. `tell` is called with the progress, 0 to 1, for each of the two passes. A stop ends it after the current step; the
/// next call continues with the reviews where this one ended. Reviews that change meanwhile are not delayed.
[[nodiscard]] Result<void> rebuildDocumentSearch(PostgresConnection &connection, const std::function<void(double share)> &tell,
                                                 const std::stop_token &stop);
[[nodiscard]] Result<void> rebuildReviewSearch(PostgresConnection &connection, const std::function<void(double share)> &tell,
                                               const std::stop_token &stop);

} // namespace lectern::postgres
