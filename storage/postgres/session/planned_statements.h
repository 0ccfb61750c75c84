// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/postgres/session/bound_values.h"
#include "storage/postgres/session/pg_result.h"

#include <QHash>
#include <QString>

namespace lectern::postgres {

/// The statements that one session has the server plan once, whatever their values.
///
/// Thread: the session's.
class PlannedStatements
{
public:
    /// Runs a statement with `?` for values, planned before if it was run before; blocks. What the server answered, be it an error.
    [[nodiscard]] PgResult run(pg_conn *connection, const QString &sql, const TextParameters &parameters);
    void clear() { m_names.clear(); }

private:
    QHash<QString, QByteArray> m_names; ///< On the server, by SQL text.
    int m_count = 0;
};

} // namespace lectern::postgres
