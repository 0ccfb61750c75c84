// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/cache/read/database.h"
#include "storage/cache/tiers/redis_tier.h"

#include <memory>

namespace lectern::cache {

/// The connections of one storage thread. Thread: the one that created it.
struct Connections {
    std::unique_ptr<Database> database;
    std::unique_ptr<RemoteCache> remote;

    /// For questions that bypass the cache.
    [[nodiscard]] postgres::PostgresConnection &postgres() const { return database->connection(); }

    Connections(std::unique_ptr<Database> database_, std::unique_ptr<RemoteCache> remote_)
        : database(std::move(database_))
        , remote(std::move(remote_))
    {
    }
    /// Connections to PostgreSQL and Redis that open on first use. `redisUrl` empty: no Redis.
    Connections(const postgres::PostgresAccess &postgresAccess, const QString &redisUrl, const QString &name, redis::Breaker &breaker,
                metrics::ReadMetrics &metrics, const Clock &clock)
        : database(std::make_unique<PostgresDatabase>(postgresAccess, name))
        , remote(std::make_unique<RedisTier>(redisUrl, QString(name).replace(u' ', u'-').toLatin1(), breaker, metrics, clock))
    {
    }
};

} // namespace lectern::cache
