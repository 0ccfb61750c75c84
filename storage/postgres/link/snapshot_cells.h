// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/base/snapshot.h"
#include "storage/postgres/link/connection.h"

#include <QUuid>

namespace lectern::postgres {

/// What a statement selects first so that its answer proves when it was true; the columns are `snapshot` and `boot`.
/// Texts, so that they are spelled out once, not once per row of the answer.
inline const QString stampSql = QStringLiteral("select pg_current_snapshot()::text as snapshot, (select id from cache.boot)::text as boot");

/// Puts snapshot and boot before every row of a query, and alone on one row when the query has none.
[[nodiscard]] QString stampedSql(const QString &query);

/// A uuid as PostgreSQL writes it; null for anything else.
[[nodiscard]] QUuid uuidIn(QByteArrayView text);

/// Puts the stamp of row 0, columns 0 and 1, on a value. Corrupt when there is none.
template <typename T>
[[nodiscard]] Result<Stamped<T>> stamped(const Rows &rows, T value)
{
    const auto snapshot = rows.rowCount() > 0 ? snapshotFromText(rows.cell(0, 0)) : std::nullopt;
    if (!snapshot)
        return failure(ErrorCode::Corrupt, FaultyPart::PostgreSql, QStringLiteral("an answer without a snapshot"));
    return Stamped<T>{std::move(value), *snapshot, uuidIn(rows.cell(0, 1))};
}

} // namespace lectern::postgres
