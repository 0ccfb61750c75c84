// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/postgres/session/bound_values.h"
#include "storage/postgres/session/pg_result.h"

#include <QHash>
#include <QString>

namespace lectern::postgres {

/// One session's statements that the server plans only once, independent of their values.
///
/// Thread: the session's.
class PlannedStatements
{
public:
    /// Runs a statement with `?` for values, prepares it first if it is new; blocks. The result may be an error.
    [[nodiscard]] PgResult run(pg_conn *connection, const QString &sql, const TextParameters &parameters);
    void clear() { m_names.clear(); }

private:
    QHash<QString, QByteArray> m_names; ///< Names on the server, by SQL text.
    int m_count = 0;
};

} // namespace lectern::postgres
