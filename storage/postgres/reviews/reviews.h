// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/reviews/review.h"
#include "storage/api/reviews/review_page.h"
#include "storage/postgres/link/connection.h"

#include <QString>

namespace lectern::postgres {

/// Maps columns of `reviews r` to fields of Review and of a page's row. A column list and the function
/// after it belong together; `first` is the index of the list's first column in the answer.

/// All columns of a review.
extern const QString reviewColumns;
[[nodiscard]] Review reviewIn(const Rows &rows, int row, int first);

/// The columns in a page.
extern const QString pageColumns;
/// Adds one row of the answer to the page, with its anchor in the given sort.
void addPageRow(ReviewPageBuilder &page, const Rows &rows, int row, int first, ReviewSortKey sort);

} // namespace lectern::postgres
