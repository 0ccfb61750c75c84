// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/cache/live_metrics.h"

#include "storage/redis/redis_state_reader.h"
#if __has_include("storage/postgres/server_state_reader.h")
#include "storage/postgres/server_state_reader.h"
#endif

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
    m_pool.enqueue(ReaderPool::Lane::Background, [this, promise](Connections *connections, const std::stop_token &) {
        if (connections) {
            ServerState state;
            if (m_redisUrl.isEmpty()) {
                state.redis.detail = QStringLiteral("no Redis is configured");
            } else {
                RedisConnection redis(m_redisUrl, "lectern-monitor");
                state.redis = readRedisState(redis);
            }
#if __has_include("storage/postgres/server_state_reader.h")
            state.postgres = readServerState(connections->postgres);
#endif
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
