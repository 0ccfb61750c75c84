// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/postgres/sql/keyset.h"

namespace lectern::postgres {

/// The keys of a sort of `reviews r`: those of its index.
[[nodiscard]] Keyset keysetOf(ReviewSort sort);

} // namespace lectern::postgres
