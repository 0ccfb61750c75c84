// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/cache/freshness/change_log.h"
#include "storage/cache/read/question.h"

namespace lectern::cache {

/// The database, which holds the truth, as one storage thread uses it.
///
/// Thread: the one that created it; blocks.
class Database : public ChangeLog
{
public:
    /// The answer, with the snapshot that proves when it was true.
    [[nodiscard]] virtual Result<Stamped<AnswerValue>> ask(const Question &question, const postgres::StatementLimits &limits) = 0;
    /// See postgres::readSealKey().
    [[nodiscard]] virtual Result<QByteArray> readSealKey() = 0;
    /// For questions that bypass the cache.
    [[nodiscard]] virtual postgres::PostgresConnection &connection() = 0;
};

/// PostgreSQL. Connects on first use.
class PostgresDatabase final : public Database
{
public:
    PostgresDatabase(const postgres::PostgresAccess &access, const QString &name) : m_connection(access, name) {}

    Result<postgres::FreshnessPoll> readChanges(const std::optional<Snapshot> &last, const postgres::StatementLimits &limits) override
    {
        return postgres::readFreshness(m_connection, last, limits);
    }
    Result<Stamped<AnswerValue>> ask(const Question &question, const postgres::StatementLimits &limits) override
    {
        return question.readPostgres(m_connection, limits);
    }
    Result<QByteArray> readSealKey() override { return postgres::readSealKey(m_connection); }
    postgres::PostgresConnection &connection() override { return m_connection; }

private:
    postgres::PostgresConnection m_connection;
};

} // namespace lectern::cache
