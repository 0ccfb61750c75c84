// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QLatin1String>

namespace lectern::ui {

/// An icon of resources/icons/list.txt ("document-import") in the variant of the current theme, sharp at
/// every scale of the screen. It follows a theme switch by itself. Empty when the list does not name it.
///
/// Thread: GUI.
[[nodiscard]] QIcon icon(QLatin1String name);
/// Lectern's own.
[[nodiscard]] QIcon applicationIcon();

} // namespace lectern::ui
