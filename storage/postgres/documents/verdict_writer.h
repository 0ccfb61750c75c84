// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/analysis.h"
#include "storage/postgres/link/connection.h"

namespace lectern::postgres {

/// Stores analysts' verdicts on findings, each in one transaction with its audit row.
///
/// Thread: the connection's; blocks. Borrows the connection.
class VerdictWriter
{
public:
    explicit VerdictWriter(PostgresConnection &connection) : m_connection(connection) {}

    /// `present`: the verdict that the analyst saw. Conflict when somebody has written another note since.
    [[nodiscard]] Result<void> judge(AnalysisId analysis, int finding, const Verdict &present, const Verdict &verdict);

private:
    PostgresConnection &m_connection;
};

} // namespace lectern::postgres
