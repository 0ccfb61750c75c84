// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/jobs/job_messages.h"
#include "storage/redis/breaker.h"
#include "storage/redis/redis_connection.h"

#include <QHash>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <thread>

namespace lectern::jobs {

/// Tells other processes through Redis that work was queued, and how far jobs are. What cannot be told now is dropped: workers
/// look by themselves, and newer progress comes.
///
/// Thread: any; every function returns at once. Owns: the thread that talks to Redis. Borrows the breaker.
/// Its end sends what was still to be sent, which a Redis that hangs delays by half a second once.
class JobAnnouncer
{
public:
    /// `redisUrl` empty: there is nobody to tell.
    JobAnnouncer(const QString &redisUrl, const KeySpace &keys, redis::Breaker &breaker);

    /// Call after the commit that queued it.
    void announceWork();
    /// Call after any commit: others poll the change log now instead of later. It proves nothing.
    void announceChange();
    /// Of several that come before Redis was told, the last counts.
    void tell(DocumentId document, const WorkAttempt &work, const JobProgress &progress);
    /// Whether Redis took what it was told last. Otherwise the job's row has to say how far it is.
    [[nodiscard]] bool isHeard() const { return m_isHeard; }

private:
    struct Told {
        bool isWork = false;
        bool isChange = false;
        QHash<QByteArray, JobProgress> progress; ///< By key.
        [[nodiscard]] bool isEmpty() const { return !isWork && !isChange && progress.isEmpty(); }
    };
    void run(const std::stop_token &stop);
    /// Whether Redis took it all.
    [[nodiscard]] bool send(redis::RedisConnection &connection, const Told &told);
    [[nodiscard]] bool send(redis::RedisConnection &connection, const redis::RedisCommand &command);

    const QString m_redisUrl;
    const KeySpace m_keys;
    redis::Breaker &m_breaker;
    std::atomic<bool> m_isHeard{false};
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    Told m_told;           ///< Under the mutex: what Redis has still to be told.
    std::jthread m_thread; ///< Last: uses what stands above.
};

} // namespace lectern::jobs
