// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace lectern::intake {

/// "page 4", "pages 3, 7-9 and 12". Requires: ascending, not empty.
[[nodiscard]] QString pageSpans(const std::vector<int> &pages);

} // namespace lectern::intake
