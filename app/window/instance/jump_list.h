// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lectern::app {

/// Writes the menu of the program's icon in Windows' task bar and start menu: a new window, and the places. Elsewhere the desktop entry
/// has it (packaging/linux/org.lectern.Lectern.desktop). What cannot be written is left out.
///
/// Thread: any but the GUI's; blocks.
void writeJumpList();

} // namespace lectern::app
