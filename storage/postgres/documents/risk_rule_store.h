// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/document_sink.h"
#include "storage/postgres/link/connection.h"

namespace lectern::postgres {

/// The analysts' changes to the rules that turn findings into risks.
///
/// Thread: the connection's; blocks. Borrows the connection.
class RiskRuleStore
{
public:
    explicit RiskRuleStore(PostgresConnection &connection) : m_connection(connection) {}

    [[nodiscard]] Result<std::vector<RiskRuleChange>> readChanges();
    /// `former`: the rule that the analyst saw. Conflict when somebody has changed it since.
    [[nodiscard]] Result<void> change(const RiskRuleChange &former, const RiskRuleChange &change);

private:
    PostgresConnection &m_connection;
};

} // namespace lectern::postgres
