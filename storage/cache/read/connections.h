// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/cache/tiers/redis_tier.h"
#include "storage/postgres/link/connection.h"

namespace lectern::cache {

/// What one storage thread reads through. Thread: the one that created it.
struct Connections {
    postgres::PostgresConnection postgres;
    RedisTier redis;

    Connections(const postgres::PostgresAccess &postgresAccess, const QString &redisUrl, const QString &name, redis::Breaker &breaker,
                metrics::ReadMetrics &metrics, const Clock &clock)
        : postgres(postgresAccess, name)
        , redis(redisUrl, QString(name).replace(u' ', u'-').toLatin1(), breaker, metrics, clock)
    {
    }
};

} // namespace lectern::cache
