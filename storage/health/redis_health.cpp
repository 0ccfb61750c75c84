// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/health/redis_health.h"

#include "storage/base/key_space.h"
#include "storage/redis/redis_state_reader.h"
#include "storage/schema/migrations.h"

#include <QUuid>

#include <array>

namespace lectern::health {

using namespace redis;
using namespace schema;

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds timeout = 1s;
constexpr std::chrono::seconds probeLifetime = 5s;

/// The first word of Redis' error, what it means, and what to do about it.
struct Trouble {
    const char *word;
    const char *meaning;
    const char *advice;
};
constexpr std::array<Trouble, 10> troubles{{
    {"OOM", "Redis is out of memory: it holds as much as maxmemory allows and takes nothing new",
     "Raise maxmemory, or let it forget by itself: config set maxmemory-policy allkeys-lru"},
    {"READONLY", "a replica that is read-only: it copies another Redis and takes nothing new",
     "Name the master in the settings or in LECTERN_REDIS_URL. If the master is gone for good: replicaof no one"},
    {"NOPERM", "this user may not do what Lectern needs",
     "Give it GET, MGET, SET, PING and PUBLISH on lectern:* (acl setuser), or name another user in the address"},
    {"NOAUTH", "Redis wants a password, and the address has none", "Put user and password into the address in the settings or in LECTERN_REDIS_URL"},
    {"WRONGPASS", "user or password are wrong", "Put them right in the settings or in LECTERN_REDIS_URL"},
    {"LOADING", "Redis is still reading its file", "Wait; the cache is used as soon as it is done"},
    {"MISCONF", "Redis cannot save its file and therefore takes nothing new",
     "Look into its log (disk full, no permission). For a mere cache: config set stop-writes-on-bgsave-error no"},
    {"MASTERDOWN", "a replica whose master is away", "Start the master, or name another Redis in the settings or in LECTERN_REDIS_URL"},
    {"CLUSTERDOWN", "the cluster is down", "Look at it with: redis-cli cluster info"},
    {"MOVED", "a node of a cluster, which Lectern does not speak to", "Name a Redis that is not part of a cluster"},
}};

HealthPart ill(const QString &detail, const QString &advice) { return {QStringLiteral("redis"), false, detail, advice}; }

QByteArray probeKey() { return KeySpace(knownMigrations().back().number).stem() + "health:probe"; }

QString figures(const ServerState::Redis &state)
{
    if (state.version.isEmpty())
        return QStringLiteral("takes and gives values; this user may not ask for figures");
    const QString memory = QStringLiteral("%1, %2 MB used").arg(state.version).arg(state.usedMemoryBytes / 1'000'000);
    return state.maxMemoryBytes > 0 ? memory + QStringLiteral(" of %1").arg(state.maxMemoryBytes / 1'000'000) : memory;
}

} // namespace

HealthPart redisTrouble(const StorageError &error)
{
    for (const Trouble &trouble : troubles) {
        if (error.state == trouble.word)
            return ill(QStringLiteral("%1 (%2)").arg(QLatin1String(trouble.meaning), error.detail), QLatin1String(trouble.advice) + u'.');
    }
    const QString advice = error.code == ErrorCode::InvalidRequest
        ? QStringLiteral("Put the address right in the settings or in LECTERN_REDIS_URL.")
        : QStringLiteral("Lectern works without, only slower. See whether it runs and lets this machine in.");
    return ill(QStringLiteral("it does not answer: %1").arg(error.detail), advice);
}

HealthPart readRedisHealth(RedisConnection &connection)
{
    if (const auto opened = connection.open(); !opened)
        return redisTrouble(opened.error());
    const QByteArray value = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    const auto written = connection.ask(RedisCommand::set(probeKey(), value, probeLifetime), timeout);
    if (!written)
        return redisTrouble(written.error());
    const auto read = connection.ask(RedisCommand::get(probeKey()), timeout);
    if (!read)
        return redisTrouble(read.error());
    const ServerState::Redis state = readRedisState(connection);
    if (state.isReplica)
        return ill(QStringLiteral("a replica: what is written here is lost when it copies its master the next time"),
                   QStringLiteral("Name the master in the settings or in LECTERN_REDIS_URL."));
    // Another program's health check may have written in between; either value will do.
    if (read->type != RedisReply::Type::Bulk)
        return ill(QStringLiteral("it forgets at once what it was given"), QStringLiteral("Raise maxmemory: there is no room for the cache."));
    return {QStringLiteral("redis"), true, figures(state), {}};
}

} // namespace lectern::health
