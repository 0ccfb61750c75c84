// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/reviews/review_query.h"
#include "storage/postgres/sql/statement.h"

namespace lectern::postgres {

/// A filter as a condition on `reviews r`: the text holds only column names and `?`, every value is bound.
[[nodiscard]] FilterSql reviewFilterSql(const ReviewFilter &filter);

/// Midnight UTC of a day as PostgreSQL reads it.
} // namespace lectern::postgres
