// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lectern::models {

/// The title and value of the chip for a filter by the last days: "Last" and "30 days".
[[nodiscard]] QString lastDaysTitle();
[[nodiscard]] QString lastDaysText(int days);

} // namespace lectern::models
