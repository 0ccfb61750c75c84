// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/postgres/link/connection.h"

#include <functional>

namespace lectern::bench {

/// Creates `count` documents inside PostgreSQL: 1 to 12 pages of 2,000 characters of contractClauses() each, most of them short,
/// over six years. The word "agreement" is on every page, most words on many, each number on some. The same seed creates the
/// same rows. Blocks for about 30 s per 20,000: the index of words is built last.
[[nodiscard]] Result<void> generateDocuments(postgres::PostgresConnection &connection, int count, const std::function<void(const QString &)> &tell);

} // namespace lectern::bench
