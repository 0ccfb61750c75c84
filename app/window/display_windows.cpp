// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/display.h"

namespace lectern::app {

/// Each session has a display.
std::optional<EarlyEnd> settleDisplay(const WindowOptions &) { return std::nullopt; }

} // namespace lectern::app
