// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/base/key_space.h"
#include "storage/jobs/wake_counter.h"
#include "storage/metrics/read_metrics.h"
#include "storage/redis/breaker.h"
#include "storage/redis/redis_connection.h"

#include <functional>
#include <thread>

namespace lectern::jobs {

/// Hears through Redis that another process queued work, and rings this one's wakes; and that one stored something, which is passed
/// on: one connection for all of it.
///
/// However often it is called, it passes on once per `quiet`, and what is no call of ours is counted and does nothing. A connection
/// that is lost or silent is made anew, and then it rings once, too: somebody may have called meanwhile.
/// Thread: created and destroyed on one. Owns: the thread that listens. Borrows the rest.
class JobListener
{
public:
    static constexpr std::chrono::milliseconds quiet{200};
    /// Before it connects again.
    static constexpr std::chrono::milliseconds recovery{1000};
    /// A Redis that may not be listened to, by its own rules, is asked again after this time.
    static constexpr std::chrono::milliseconds refusedRecovery{30'000};
    /// A connection on which nothing came for this long is asked whether it is alive.
    static constexpr std::chrono::milliseconds silence{5000};

    /// Requires: a URL.
    JobListener(const QString &redisUrl, const KeySpace &keys, WakeCounter &wakes, std::function<void()> changed, redis::Breaker &breaker,
                metrics::ReadMetrics &metrics);

private:
    enum class Message { Call, Change, Own, Foreign };
    void run(const std::stop_token &stop);
    [[nodiscard]] Result<void> subscribe(redis::RedisConnection &connection) const;
    /// Until the connection is lost, or stop.
    void listen(redis::RedisConnection &connection, const std::stop_token &stop);
    /// Takes what has arrived, up to a bound; an error when the connection is lost.
    [[nodiscard]] Result<void> take(redis::RedisConnection &connection, redis::RedisReply first);
    [[nodiscard]] Message meaningOf(const redis::RedisReply &message) const;

    const QString m_redisUrl;
    const QByteArray m_jobsChannel;
    const QByteArray m_changesChannel;
    WakeCounter &m_wakes;
    const std::function<void()> m_changed;
    redis::Breaker &m_breaker;
    metrics::ReadMetrics &m_metrics;
    std::jthread m_thread; ///< Last: uses what stands above.
};

} // namespace lectern::jobs
