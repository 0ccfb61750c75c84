// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace lectern::ui {

/// Makes a window as small as its screen, if need be, and moves it so that all of it is seen.
void fitIntoScreen(QWidget &window);

} // namespace lectern::ui
