// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/cache/live_metrics.h"

#include "storage/redis/redis_state_reader.h"
#include "storage/postgres/server_state_reader.h"

#include <QPromise>

namespace lectern {

MetricsSnapshot LiveMetrics::snapshot() const
{
    MetricsSnapshot snapshot;
    m_path.fill(snapshot);
    snapshot.redisConfigured = !m_redisUrl.isEmpty();
    return snapshot;
}

QFuture<Result<ServerState>> LiveMetrics::fetchServerState()
{
    auto promise = std::make_shared<QPromise<Result<ServerState>>>();
    promise->start();
    m_pool.enqueue(ReaderPool::Lane::Background, [this, promise](Connections *connections, const std::stop_token &stop) {
        if (connections) {
            ServerState state;
            if (m_redisUrl.isEmpty()) {
                state.redis.detail = QStringLiteral("no Redis is configured");
            } else {
                RedisConnection redis(m_redisUrl, "lectern-monitor");
                state.redis = readRedisState(redis);
            }
            if (const auto postgres = readPostgresState(connections->postgres, {std::chrono::seconds(5), stop}))
                state.postgres = *postgres;
            else
                state.postgres.detail = postgres.error().detail;
            promise->addResult(Result<ServerState>(std::move(state)));
        } else {
            promise->addResult(Result<ServerState>(failure(ErrorCode::Cancelled, FaultyPart::Lectern, QStringLiteral("storage closes"))));
        }
        promise->finish();
    });
    return promise->future();
}

void LiveMetrics::recordPaint(std::chrono::microseconds duration) { m_path.metrics().noteStep(Step::Paint, duration); }

} // namespace lectern
