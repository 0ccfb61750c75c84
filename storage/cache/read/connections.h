// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/cache/tiers/redis_tier.h"
#include "storage/postgres/link/connection.h"

namespace lectern {

/// What one storage thread reads through. Thread: the one that created it.
struct Connections {
    PostgresConnection postgres;
    RedisTier redis;

    Connections(const PostgresAccess &postgresAccess, const QString &redisUrl, const QString &name, Breaker &breaker, ReadMetrics &metrics,
                const Clock &clock)
        : postgres(postgresAccess, name)
        , redis(redisUrl, QString(name).replace(u' ', u'-').toLatin1(), breaker, metrics, clock)
    {
    }
};

} // namespace lectern
