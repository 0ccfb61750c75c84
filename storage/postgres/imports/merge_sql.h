// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lectern::postgres {

/// Creates a session's staging table, which is emptied at the end of each transaction.
[[nodiscard]] QString stagingTableSql();
/// COPY of copyRow()'s lines into the staging table.
[[nodiscard]] const QString &stagingCopySql();
/// Inserts staged rows, or updates those that differ; returns one row with the number of inserted and updated ones. Binds no values.
[[nodiscard]] const QString &mergeSql();

} // namespace lectern::postgres
