// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/cache/read/database.h"
#include "storage/cache/tiers/redis_tier.h"

#include <memory>

namespace lectern::cache {

/// What one storage thread reads through. Thread: the one that created it.
struct Connections {
    std::unique_ptr<Database> database;
    std::unique_ptr<RemoteCache> remote;

    /// For what is not cached.
    [[nodiscard]] postgres::PostgresConnection &postgres() const { return database->connection(); }

    Connections(std::unique_ptr<Database> database_, std::unique_ptr<RemoteCache> remote_)
        : database(std::move(database_))
        , remote(std::move(remote_))
    {
    }
    /// To PostgreSQL and Redis, each made when it is first needed. `redisUrl` empty: there is no Redis.
    Connections(const postgres::PostgresAccess &postgresAccess, const QString &redisUrl, const QString &name, redis::Breaker &breaker,
                metrics::ReadMetrics &metrics, const Clock &clock)
        : database(std::make_unique<PostgresDatabase>(postgresAccess, name))
        , remote(std::make_unique<RedisTier>(redisUrl, QString(name).replace(u' ', u'-').toLatin1(), breaker, metrics, clock))
    {
    }
};

} // namespace lectern::cache
