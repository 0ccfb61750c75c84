// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/postgres/sql/keyset.h"

namespace lectern::postgres {

/// A sort of `reviews r`: the keys of its index.
[[nodiscard]] Keyset keysetOf(ReviewSort sort);

} // namespace lectern::postgres
