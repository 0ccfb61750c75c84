// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/reviews/review.h"
#include "storage/api/reviews/review_page.h"
#include "storage/postgres/link/connection.h"

#include <QString>

namespace lectern::postgres {

/// Where the columns of `reviews r` meet the fields of Review and of a page's row. A column list and the function
/// beside it belong together; `first` is the index of the list's first column in the answer.

/// Everything about a review.
extern const QString reviewColumns;
[[nodiscard]] Review reviewIn(const Rows &rows, int row, int first);

/// What a page carries of a review.
extern const QString pageColumns;
/// Adds one row of the answer to the page, with its place in the given sort.
void addPageRow(ReviewPageBuilder &page, const Rows &rows, int row, int first, ReviewSortKey sort);

} // namespace lectern::postgres
