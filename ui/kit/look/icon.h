// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QLatin1String>

namespace lectern::ui {

/// An icon of resources/icons/list.txt ("document-import") in the current theme's variant, sharp at
/// every scale factor. Follows changes of theme. Empty if the list does not contain the name.
///
/// Thread: GUI.
[[nodiscard]] QIcon icon(QLatin1String name);
/// Lectern's icon.
[[nodiscard]] QIcon applicationIcon();

} // namespace lectern::ui
