// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/postgres/link/connection.h"

namespace lectern::postgres {

/// During its lifetime, a connection's statements take at most this time, and use this stop token if they have none.
/// COMMIT and ROLLBACK are not affected.
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
