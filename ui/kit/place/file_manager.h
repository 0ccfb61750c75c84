// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lectern::ui {

/// Asks the desktop's file manager to show the file in its folder. False: there is none that can.
/// Thread: any but the GUI's: it waits for the answer.
[[nodiscard]] bool showInFileManager(const QString &path);

} // namespace lectern::ui
