// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lectern::models {

/// What the chip of a filter by the last days says: "Last" and "30 days".
[[nodiscard]] QString lastDaysTitle();
[[nodiscard]] QString lastDaysText(int days);

} // namespace lectern::models
