// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/reviews/review_page.h"
#include "storage/api/reviews/review_query.h"
#include "storage/api/reviews/review_stats.h"
#include "storage/postgres/sql/statement.h"

namespace lectern::postgres {

/// A page: a scan of the sort's index from the anchor. Skipped rows cost only keys; only the page's own
/// rows are read in full. Returns `pageColumns`. InvalidRequest when the anchor belongs to another sort.
[[nodiscard]] Result<Statement> pageStatement(const PageRequest &request);

/// Every `rowsPerAnchor`-th row and the count. Returns, ascending: place (1-based), number of rows after the last
/// row returned (0 in all others), the anchor's values. A last row whose place is not an anchor's only gives the count.
[[nodiscard]] Statement indexStatement(const ReviewQuery &query);

} // namespace lectern::postgres
