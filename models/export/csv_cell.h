// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lectern::exports {

/// A cell of a CSV that no spreadsheet takes for a formula: quoted, and guarded when it begins with = + - @ TAB CR.
[[nodiscard]] QString guardedCell(const QString &text);

} // namespace lectern::exports
