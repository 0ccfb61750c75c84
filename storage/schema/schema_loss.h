// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"
#include "storage/postgres/link/connection.h"

#include <QString>

#include <vector>

namespace lectern::schema {

/// The data that reverting migrations would delete. Leaves out the change log, the records of migrations and what is empty.
struct SchemaLoss {
    struct Part {
        QString table;
        QString column;   ///< Empty: the whole table.
        qint64 count = 0; ///< Rows of the table, or non-null values of the column.
    };
    std::vector<Part> parts; ///< Tables first, by name.
};

/// Reverts the newest `steps` migrations in a transaction that is rolled back, compares, and counts: exact whatever the scripts
/// do. Nothing changes; for some milliseconds it holds the locks that reverting needs.
/// Thread: the connection's; blocks.
[[nodiscard]] Result<SchemaLoss> lossOfMigratingDown(postgres::PostgresConnection &connection, int steps);

} // namespace lectern::schema
