// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/maintenance/live_metrics.h"

#include "storage/api/files/opened_file.h"
#include "storage/postgres/state/server_state_reader.h"
#include "storage/redis/redis_state_reader.h"

#include <QPromise>

namespace lectern::maintenance {

using namespace cache;
using namespace health;
using namespace postgres;
using namespace redis;

namespace {

/// While everything is healthy. An unhealthy part is checked at each call, so that its recovery is seen.
constexpr std::chrono::seconds healthInterval{30};

ServerState::Backup readBackup(const QString &record)
{
    constexpr qint64 mostBytes = 64;
    ServerState::Backup backup;
    backup.isOurs = !record.isEmpty();
    if (const auto time = backup.isOurs ? OpenedFile::readWhole(record, mostBytes) : QByteArray())
        backup.lastAt = QDateTime::fromString(QString::fromLatin1(time->trimmed()), Qt::ISODate);
    return backup;
}

} // namespace

MetricsSnapshot LiveMetrics::snapshot() const
{
    MetricsSnapshot snapshot;
    m_path.fill(snapshot);
    snapshot.redisConfigured = !m_redisUrl.isEmpty();
    snapshot.postgresConnections = PostgresConnection::openCount();
    snapshot.redisConnections = RedisConnection::openCount();
    return snapshot;
}

QFuture<Result<ServerState>> LiveMetrics::fetchServerState()
{
    return onStorageThread<ServerState>(m_executor, Executor::Lane::Background, {}, [this](Connections &connections, std::stop_token stop) {
        return Result<ServerState>(readState(connections.postgres(), stop));
    });
}

ServerState LiveMetrics::readState(PostgresConnection &connection, const std::stop_token &stop)
{
    ServerState state;
    if (m_redisUrl.isEmpty()) {
        state.redis.detail = QStringLiteral("no Redis is configured");
    } else {
        RedisConnection redis(m_redisUrl, "lectern-monitor");
        state.redis = readRedisState(redis);
    }
    state.backup = readBackup(m_backupRecord);
    state.health = healthOf(connection, stop);
    const HealthPart *locks = state.health.find(u"locks");
    const auto extent = locks && locks->isHealthy ? ServerStateExtent::Everything : ServerStateExtent::WithoutTables;
    if (const auto postgres = readPostgresState(connection, {std::chrono::seconds(5), stop}, extent)) {
        state.postgres = *postgres;
    } else {
        state.postgres.detail = postgres.error().detail;
        state.postgres.trouble = postgres.error();
    }
    return state;
}

HealthReport LiveMetrics::healthOf(PostgresConnection &postgres, const std::stop_token &stop)
{
    {
        const std::lock_guard lock(m_mutex);
        const bool isYoung = m_healthReadAt != Instant::min() && Clock::boot().now() - m_healthReadAt < healthInterval;
        if (isYoung && m_health.isHealthy())
            return m_health;
    }
    HealthMemory memory = [this] {
        const std::lock_guard lock(m_mutex);
        return m_healthMemory;
    }();
    HealthReport health = readHealth(postgres, m_redisUrl, stop, &memory);
    const std::lock_guard lock(m_mutex);
    m_healthMemory = memory;
    m_health = std::move(health);
    m_healthReadAt = Clock::boot().now();
    return m_health;
}

void LiveMetrics::recordPaint(std::chrono::microseconds duration) { m_path.metrics().noteStep(ReadStep::Paint, duration); }

} // namespace lectern::maintenance
