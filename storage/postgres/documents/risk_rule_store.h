// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/document_sink.h"
#include "storage/postgres/link/connection.h"

namespace lectern::postgres {

/// What analysts changed of the rules that make risks of findings.
///
/// Thread: the connection's; blocks. Borrows the connection.
class RiskRuleStore
{
public:
    explicit RiskRuleStore(PostgresConnection &connection) : m_connection(connection) {}

    [[nodiscard]] Result<std::vector<RiskRuleChange>> readChanges();
    /// `former`: what the analyst saw. Conflict when somebody changed the rule since.
    [[nodiscard]] Result<void> change(const RiskRuleChange &former, const RiskRuleChange &change);

private:
    PostgresConnection &m_connection;
};

} // namespace lectern::postgres
