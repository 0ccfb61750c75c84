// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lectern::ui {

/// What the window's look takes from the desktop, where systems differ. Thread: GUI.
/// Whether the desktop uses a dark theme. May reset the application's palette.
[[nodiscard]] bool isDesktopDark();
/// `family`, or one like it if this system does not have it.
[[nodiscard]] QString presentFamily(const QString &family);
/// Keeps the title bars of all windows, which the desktop draws, light or dark like the theme. Call it once.
void watchTitleBars();

} // namespace lectern::ui
