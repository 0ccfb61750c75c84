// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/link/limit_scope.h"

#include <utility>

namespace lectern::postgres {

LimitScope::LimitScope(PostgresConnection &connection, StatementLimits most)
    : m_connection(connection)
    , m_before(connection.replaceMost(std::move(most)))
{
}

LimitScope::~LimitScope() { static_cast<void>(m_connection.replaceMost(std::move(m_before))); }

} // namespace lectern::postgres
