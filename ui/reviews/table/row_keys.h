// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/reviews/table/table_selection.h"
#include "ui/reviews/table/viewport_window.h"

#include <Qt>

namespace lectern::ui {

/// The row that an arrow, page, Home or End key leads to from `current`; empty: none.
[[nodiscard]] std::optional<qint64> rowOfKey(int key, std::optional<qint64> current, const ViewportWindow &window);
/// How a key or click with these modifiers changes the selection.
[[nodiscard]] TableSelection::Mode selectionModeOf(Qt::KeyboardModifiers modifiers, bool isMouse);

} // namespace lectern::ui
