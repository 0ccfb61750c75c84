// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/metrics/read_metrics.h"
#include "storage/redis/breaker.h"
#include "storage/redis/redis_connection.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace lectern::cache {

/// One storage thread's way to the shared Redis, which may be absent, hang or lie without anybody noticing more than a miss.
///
/// Thread: the one that created it. Borrows the breaker and the metrics, shared by all threads.
class RedisTier
{
public:
    /// How long a reader waits for Redis before it asks PostgreSQL instead.
    static constexpr std::chrono::milliseconds hedge{20};

    /// `url` empty: there is no Redis.
    RedisTier(const QString &url, const QByteArray &name, redis::Breaker &breaker, metrics::ReadMetrics &metrics, const Clock &clock);

    /// Connects, unless connected, with the timeout that a distant server needs: while nobody waits for an answer.
    void warmUp();
    /// Asks without waiting. False: not asked, because there is no Redis or the breaker is open.
    [[nodiscard]] bool request(const QByteArray &key);
    /// The bytes under the key requested last: nothing when there are none; an error when Redis did not answer in time.
    [[nodiscard]] Result<std::optional<QByteArray>> receive();
    /// The values under these keys, nothing for a key without one. Nothing at all when Redis is not connected or does not say
    /// within `timeout`; one that is merely late has not failed. Requires: at least one key.
    [[nodiscard]] std::optional<std::vector<std::optional<QByteArray>>> readAll(const std::vector<QByteArray> &keys,
                                                                                std::chrono::milliseconds timeout);
    /// Stores without waiting; what becomes of it does not matter.
    void store(const QByteArray &key, const QByteArray &entry, std::chrono::seconds lifetime);
    /// One PING when the breaker wants to know. For the background thread.
    void probe();

private:
    [[nodiscard]] bool isReady();

    std::optional<redis::RedisConnection> m_connection;
    redis::Breaker &m_breaker;
    metrics::ReadMetrics &m_metrics;
    const Clock &m_clock;
    Instant m_requestedAt{0};
    bool m_mayConnectInPassing = true; ///< Once, then only warmUp() connects: a reader does not wait for the same failure twice.
};

} // namespace lectern::cache
