// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reviews/table/row_keys.h"

#include <algorithm>

namespace lectern::ui {

std::optional<qint64> rowOfKey(int key, std::optional<qint64> current, const ViewportWindow &window)
{
    const qint64 last = window.rowCount() - 1;
    const qint64 from = current.value_or(-1);
    switch (key) {
    case Qt::Key_Up: return std::max<qint64>(0, from - 1);
    case Qt::Key_Down: return std::min(last, from + 1);
    case Qt::Key_PageUp: return std::max<qint64>(0, from - window.fullRowCount());
    case Qt::Key_PageDown: return std::min(last, from + window.fullRowCount());
    case Qt::Key_Home: return 0;
    case Qt::Key_End: return last;
    default: return std::nullopt;
    }
}

TableSelection::Mode selectionModeOf(Qt::KeyboardModifiers modifiers, bool isMouse)
{
    if (modifiers & Qt::ShiftModifier)
        return TableSelection::Mode::Extend;
    if (modifiers & Qt::ControlModifier)
        return isMouse ? TableSelection::Mode::Toggle : TableSelection::Mode::Move;
    return TableSelection::Mode::Replace;
}

} // namespace lectern::ui
