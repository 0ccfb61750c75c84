// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/storage.h"
#include "tests/bench/kit/comparison.h"

#include <vector>

namespace lectern::bench {

/// Where the bench's servers are and how many reviews they hold.
struct Site {
    QString postgresUrl;
    QString redisSocket;
    qint64 rowCount = 0;
};

/// A page that lies in Redis: Lectern from request to rows, against one raw GET of as many bytes (hiredis, blocking).
[[nodiscard]] Comparison comparePageHit(const Site &site);
/// A page nobody asked for: Lectern from request to rows, against libpq's prepared statement for the same rows and columns.
[[nodiscard]] Comparison comparePageMiss(const Site &site);
/// Any row of the table: Lectern by anchors, against keys by OFFSET on an index-only scan, then a join.
[[nodiscard]] std::vector<Comparison> compareJump(const Site &site);
/// One review by id from Redis, against libpq's prepared statement.
[[nodiscard]] Comparison compareSingle(const Site &site);

/// A new process's way to its first rows, connecting included: Lectern's whole storage layer from Redis, against libpq's login and
/// statement.
[[nodiscard]] Comparison compareFirstScreen(const Site &site);
/// Statistics of the hundred entities from `firstEntity` on: not cached, then from Redis, against the same aggregate by libpq.
/// Requires: nobody asked for theirs before. `circumstance` becomes a part of the lines' names.
[[nodiscard]] std::vector<Comparison> compareStatistics(const Site &site, int firstEntity, const QString &circumstance);

} // namespace lectern::bench
