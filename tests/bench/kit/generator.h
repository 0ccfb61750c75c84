// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/postgres/link/connection.h"

#include <functional>

namespace lectern::bench {

/// Creates `count` reviews inside PostgreSQL, distributed like real ones: entities by Zipf over 50,000, ratings mostly five
/// and one stars, more reviews every year, texts of about 500 bytes. The same seed creates the same rows.
///
/// Blocks for about 30 s per million rows: secondary indexes are dropped first and rebuilt last.
[[nodiscard]] Result<void> generateReviews(postgres::PostgresConnection &connection, qint64 count, const std::function<void(const QString &)> &tell);

} // namespace lectern::bench
