// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/postgres/state/freshness_reader.h"

#include <optional>

namespace lectern::cache {

/// The source of the poller's data: reads what changed since an earlier poll.
///
/// Thread: the one that created it; blocks.
class ChangeLog
{
public:
    virtual ~ChangeLog() = default;
    /// See postgres::readFreshness().
    [[nodiscard]] virtual Result<postgres::FreshnessPoll> readChanges(const std::optional<Snapshot> &last,
                                                                      const postgres::StatementLimits &limits) = 0;
};

/// Reads the change log of PostgreSQL. Borrows the connection.
class PostgresChangeLog final : public ChangeLog
{
public:
    explicit PostgresChangeLog(postgres::PostgresConnection &connection) : m_connection(connection) {}
    Result<postgres::FreshnessPoll> readChanges(const std::optional<Snapshot> &last, const postgres::StatementLimits &limits) override
    {
        return postgres::readFreshness(m_connection, last, limits);
    }

private:
    postgres::PostgresConnection &m_connection;
};

} // namespace lectern::cache
