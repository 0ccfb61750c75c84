// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace lectern::ui {

/// Shrinks a window to its screen if needed, and moves it so that all of it is visible.
void fitIntoScreen(QWidget &window);

} // namespace lectern::ui
