// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"
#include "storage/postgres/link/connection.h"

namespace lectern::schema {

/// Makes a database that was just filled from a dump usable, and brings its schema up to this program's.
///
/// What the cache remembers belongs to the old database: its transaction ids mean nothing here, and entries sealed for it must not open, so
/// the key is a new one. The guard compares triggers in the server's own notation, which differs between versions of PostgreSQL, so it takes
/// stock again, after a comparison of their definitions.
///
/// Errors: Corrupt when a trigger or a function is not as it was when the migrations made it; Conflict when the schema is not one that this
/// program can bring up to date. Thread: the connection's; blocks.
[[nodiscard]] Result<void> settleRestored(postgres::PostgresConnection &connection);

} // namespace lectern::schema
