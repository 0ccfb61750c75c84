// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/reviews/review_page.h"
#include "storage/api/reviews/review_query.h"
#include "storage/api/reviews/review_stats.h"
#include "storage/postgres/sql/statement.h"

namespace lectern::postgres {

/// A page: a walk along the sort's index from the anchor. Passing rows over reads nothing but keys; only the page's own
/// rows are fetched whole. Answers with `pageColumns`. InvalidRequest when the anchor is not of this sort.
[[nodiscard]] Result<Statement> pageStatement(const PageRequest &request);

/// Every `rowsPerAnchor`-th row and the count. Answers, ascending, with: place (1-based), rows behind the last
/// one answered (else 0), the anchor's values. A row whose place is no anchor's only tells the count.
[[nodiscard]] Statement indexStatement(const ReviewQuery &query);

} // namespace lectern::postgres
