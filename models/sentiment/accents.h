// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace lectern::sentiment {

/// The word without its accents ("schön" -> "schon", "groß" -> "gross"), empty when it has none.
[[nodiscard]] std::u16string withoutAccents(std::u16string_view word);

} // namespace lectern::sentiment
