// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lectern::exports {

/// A CSV cell that no spreadsheet evaluates as a formula: quoted, and prefixed if it begins with = + - @ TAB CR.
[[nodiscard]] QString guardedCell(const QString &text);

} // namespace lectern::exports
