// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lectern::ui {

/// Asks the desktop's file manager to show the file in its folder. False: no file manager can.
/// Thread: any but the GUI thread, as it waits for the reply.
[[nodiscard]] bool showInFileManager(const QString &path);

} // namespace lectern::ui
