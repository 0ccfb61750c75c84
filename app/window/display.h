// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/window_options.h"

namespace lectern::app {

/// Handles a missing display, for which Qt would abort the program: a screenshot is drawn offscreen, and a window
/// ends with an explanation. Call it before the application object is made.
[[nodiscard]] std::optional<EarlyEnd> settleDisplay(const WindowOptions &options);

} // namespace lectern::app
