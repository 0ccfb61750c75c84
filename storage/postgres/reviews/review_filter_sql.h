// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/reviews/review_query.h"
#include "storage/postgres/sql/statement.h"

namespace lectern::postgres {

/// A filter as a condition on `reviews r`. The SQL contains only column names and `?`; every value is bound.
[[nodiscard]] FilterSql reviewFilterSql(const ReviewFilter &filter);

} // namespace lectern::postgres
