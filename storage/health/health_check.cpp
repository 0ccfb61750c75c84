// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/health/health_check.h"

#include "storage/health/lock_health.h"
#include "storage/health/redis_health.h"
#include "storage/redis/redis_connection.h"

namespace lectern::health {

using namespace postgres;
using namespace redis;

HealthReport readHealth(PostgresConnection &postgres, const QString &redisUrl, const std::stop_token &stop, HealthMemory *before)
{
    const HealthPart server = readServerHealth(postgres, stop);
    const HealthPart redis = [&] {
        RedisConnection connection(redisUrl, "lectern-health");
        return redisUrl.isEmpty() ? HealthPart{QStringLiteral("redis"), true, QStringLiteral("none is configured; Lectern works without"), {}}
                                  : readRedisHealth(connection);
    }();
    if (!postgres.isOpen()) {
        HealthReport report{{server, redis}};
        for (const char *name : {"schema", "triggers", "locks", "search"})
            report.parts.push_back({QLatin1String(name), false, QStringLiteral("not known: PostgreSQL does not answer"), server.advice});
        return report;
    }
    const HealthPart schema = readSchemaHealth(postgres, stop);
    const HealthPart triggers = readTriggerHealth(postgres, stop);
    const HealthPart locks = readLockHealth(postgres, stop);
    const HealthPart search = locks.isHealthy ? readSearchHealth(postgres, stop, before)
                                              : HealthPart{QStringLiteral("search"), true, QStringLiteral("not asked while something is locked"), {}};
    return {{server, redis, schema, triggers, locks, search}};
}

} // namespace lectern::health
