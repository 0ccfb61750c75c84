// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/reviews/review.h"

namespace lectern::imports {

/// An id made of what a review says, for those that come without one: the same words are the same review. Those without an author are told
/// apart by everything else the file says of them.
[[nodiscard]] QString contentIdOf(const Review &review);

} // namespace lectern::imports
