// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/cache/tiers/remote_cache.h"
#include "storage/metrics/read_metrics.h"
#include "storage/redis/breaker.h"
#include "storage/redis/redis_connection.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace lectern::cache {

/// Redis as the remote cache. A reader waits for it no longer than `hedge`, and the breaker keeps readers away from a Redis that fails.
///
/// Thread: the one that created it. Borrows the breaker and the metrics, shared by all threads.
class RedisTier final : public RemoteCache
{
public:
    /// How long a reader waits for Redis before it asks PostgreSQL instead.
    static constexpr std::chrono::milliseconds hedge{20};

    /// `url` empty: no Redis.
    RedisTier(const QString &url, const QByteArray &name, redis::Breaker &breaker, metrics::ReadMetrics &metrics, const Clock &clock);

    void warmUp() override;
    bool isTrusted() const override { return m_breaker.isClosed(); }
    bool request(const QByteArray &key) override;
    Result<std::optional<QByteArray>> receive() override;
    std::optional<std::vector<std::optional<QByteArray>>> readAll(const std::vector<QByteArray> &keys, std::chrono::milliseconds timeout) override;
    void store(const QByteArray &key, const QByteArray &entry, std::chrono::seconds lifetime) override;
    /// Sends one PING if the breaker allows a probe now.
    void probe() override;

private:
    [[nodiscard]] bool isReady();

    std::optional<redis::RedisConnection> m_connection;
    redis::Breaker &m_breaker;
    metrics::ReadMetrics &m_metrics;
    const Clock &m_clock;
    Instant m_requestedAt{0};
    bool m_mayConnectInPassing = true; ///< Cleared by the first try; then only warmUp() connects, so that no reader waits for the same failure again.
};

} // namespace lectern::cache
