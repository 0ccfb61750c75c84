// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/base/snapshot.h"
#include "storage/postgres/link/connection.h"

#include <QUuid>

namespace lectern::postgres {

/// The columns `snapshot` and `boot`, which every statement selects first to prove when its answer was true.
/// Converted to text, so that they are formatted once and not once per row of the answer.
inline const QString stampSql = QStringLiteral("select pg_current_snapshot()::text as snapshot, (select id from cache.boot)::text as boot");

/// Adds snapshot and boot before every row of a query; if the query returns no row, they are on a row of their own.
[[nodiscard]] QString stampedSql(const QString &query);

/// Parses a uuid in PostgreSQL's spelling; null for anything else.
[[nodiscard]] QUuid uuidIn(QByteArrayView text);

/// Combines a value with the stamp in row 0, columns 0 and 1. Corrupt when there is none.
template <typename T>
[[nodiscard]] Result<Stamped<T>> stamped(const Rows &rows, T value)
{
    const auto snapshot = rows.rowCount() > 0 ? snapshotFromText(rows.cell(0, 0)) : std::nullopt;
    if (!snapshot)
        return failure(ErrorCode::Corrupt, FaultyPart::PostgreSql, QStringLiteral("an answer without a snapshot"));
    return Stamped<T>{std::move(value), *snapshot, uuidIn(rows.cell(0, 1))};
}

} // namespace lectern::postgres
