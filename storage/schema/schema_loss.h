// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"
#include "storage/postgres/link/connection.h"

#include <QString>

#include <vector>

namespace lectern::schema {

/// What would be gone after taking migrations back. The change log, the records of migrations and what holds nothing are left out.
struct SchemaLoss {
    struct Part {
        QString table;
        QString column;   ///< Empty: the whole table.
        qint64 count = 0; ///< Rows of the table; values of the column that are not null.
    };
    std::vector<Part> parts; ///< Tables first, by name.
};

/// Takes the newest `steps` migrations back inside a transaction that is rolled back, compares, and counts: exact whatever the scripts
/// say. Nothing changes; while it looks (milliseconds) it holds the locks that taking back needs.
/// Thread: the connection's; blocks.
[[nodiscard]] Result<SchemaLoss> lossOfMigratingDown(postgres::PostgresConnection &connection, int steps);

} // namespace lectern::schema
