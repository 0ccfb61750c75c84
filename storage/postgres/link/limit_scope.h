// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/postgres/link/connection.h"

namespace lectern::postgres {

/// While it lives, a connection's statements get at most this time, and heed this stop if they bring none of their own.
/// COMMIT and ROLLBACK are left alone.
///
/// Thread: the connection's. Borrows the connection.
class LimitScope
{
public:
    LimitScope(PostgresConnection &connection, StatementLimits most);
    ~LimitScope();
    LimitScope(const LimitScope &) = delete;
    LimitScope &operator=(const LimitScope &) = delete;

private:
    PostgresConnection &m_connection;
    StatementLimits m_before;
};

} // namespace lectern::postgres
