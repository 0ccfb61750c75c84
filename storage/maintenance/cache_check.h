// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/cache_checker.h"
#include "storage/cache/freshness/freshness.h"
#include "storage/cache/freshness/freshness_poller.h"
#include "storage/cache/read/question.h"
#include "storage/redis/redis_connection.h"

#include <functional>

namespace lectern::cache {
struct EntryHeader;
} // namespace lectern::cache

namespace lectern::maintenance {

/// Draws entries from Redis, asks PostgreSQL their questions, and compares. As in an audit of a hit, an entry
/// that differs is wrong only if the change log, polled after the second read, still proves it fresh.
///
/// Uses its own connections. Only this class scans keys and deletes: see check_command.h.
/// Thread: the one that created it; blocks.
class CacheCheck
{
public:
    using Progress = std::function<void(qint64 done, qint64 total)>;
    CacheCheck(const postgres::PostgresAccess &postgres, const QString &redisUrl);

    /// Errors: Redis or PostgreSQL does not answer or refuses. A stopped check returns what it has found.
    [[nodiscard]] Result<CacheCheckReport> run(const CacheCheckOptions &options, const Progress &progress, const std::stop_token &stop);

private:
    [[nodiscard]] Result<std::vector<QByteArray>> draw(int sample, CacheCheckReport &report, const std::stop_token &stop);
    [[nodiscard]] Result<void> checkOne(const QByteArray &key, bool repairs, CacheCheckReport &report, const std::stop_token &stop);
    [[nodiscard]] Result<std::optional<QByteArray>> read(const QByteArray &key);
    [[nodiscard]] Result<bool> isProvedFresh(const cache::EntryHeader &header, const Scopes &scopes, const std::stop_token &stop);
    [[nodiscard]] Result<void> noteWrong(const QByteArray &key, const QByteArray &entry, CacheCheckReport::Fault fault, bool repairs,
                                         CacheCheckReport &report);

    postgres::PostgresConnection m_postgres;
    cache::PostgresChangeLog m_log;
    redis::RedisConnection m_redis;
    metrics::ReadMetrics m_metrics; ///< Required by the poller; not displayed.
    cache::Freshness m_freshness;
    cache::FreshnessPoller m_poller;
    QByteArray m_sealKey;
};

} // namespace lectern::maintenance
