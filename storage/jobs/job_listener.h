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

/// Receives through Redis, on one connection, that another process queued work, and wakes this process's workers; and that one stored
/// something, and calls `changed`.
///
/// Passes on at most one message of each kind per `quiet`. Unknown messages are counted and ignored. A lost or silent connection is
/// opened again, after which workers are woken once, as a message may have been missed.
/// Thread: created and destroyed on one. Owns: the listening thread. Borrows the rest.
class JobListener
{
public:
    static constexpr std::chrono::milliseconds quiet{200};
    /// Pause before connecting again.
    static constexpr std::chrono::milliseconds recovery{1000};
    /// The same if Redis refuses the subscription by its ACL rules.
    static constexpr std::chrono::milliseconds refusedRecovery{30'000};
    /// A connection without any message for this long gets a PING.
    static constexpr std::chrono::milliseconds silence{5000};

    /// Requires: the URL is not empty.
    JobListener(const QString &redisUrl, const KeySpace &keys, WakeCounter &wakes, std::function<void()> changed, redis::Breaker &breaker,
                metrics::ReadMetrics &metrics);

private:
    enum class Message { Call, Change, Own, Foreign };
    void run(const std::stop_token &stop);
    [[nodiscard]] Result<void> subscribe(redis::RedisConnection &connection) const;
    /// Returns when the connection is lost or a stop is requested.
    void listen(redis::RedisConnection &connection, const std::stop_token &stop);
    /// Handles the messages that have arrived, up to a maximum; an error when the connection is lost.
    [[nodiscard]] Result<void> take(redis::RedisConnection &connection, redis::RedisReply first);
    [[nodiscard]] Message meaningOf(const redis::RedisReply &message) const;

    const QString m_redisUrl;
    const QByteArray m_jobsChannel;
    const QByteArray m_changesChannel;
    WakeCounter &m_wakes;
    const std::function<void()> m_changed;
    redis::Breaker &m_breaker;
    metrics::ReadMetrics &m_metrics;
    std::jthread m_thread; ///< Last member: uses the members above.
};

} // namespace lectern::jobs
