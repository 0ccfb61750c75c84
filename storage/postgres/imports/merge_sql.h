// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lectern::postgres {

/// Makes the staging table of a session, which a transaction's end empties.
[[nodiscard]] QString stagingTableSql();
/// Brings lines of copyRow() to it; for COPY.
[[nodiscard]] const QString &stagingCopySql();
/// Inserts what is staged or updates what differs; one row of how many were inserted, how many updated. Without values.
[[nodiscard]] const QString &mergeSql();

} // namespace lectern::postgres
