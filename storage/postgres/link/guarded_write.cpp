// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/link/guarded_write.h"

#include <optional>

namespace lectern::postgres {

Result<Rows> writeGuarded(PostgresConnection &connection, const QString &sql, const QVariantList &values, const StatementLimits &limits)
{
    std::optional<Rows> rows;
    const Result<void> done = connection.inTransaction(
        [&] { return connection.run(sql, values, limits).map([&](Rows &&written) { rows.emplace(std::move(written)); }); });
    return done ? Result<Rows>(std::move(*rows)) : failureOf(done);
}

} // namespace lectern::postgres
