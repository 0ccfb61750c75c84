// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/reviews/review.h"

namespace lectern::imports {

/// An id made from a review's content, for reviews without one: equal content is the same review. If the author is unknown, the id
/// includes all other data of the file.
[[nodiscard]] QString contentIdOf(const Review &review);

} // namespace lectern::imports
