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

/// Tells other processes through Redis that work was queued, and how far jobs are. What cannot be sent now is dropped: workers
/// also look by themselves, and newer progress follows.
///
/// Thread: any; every function returns at once. Owns: the thread that talks to Redis. Borrows the breaker.
/// The destructor sends what is pending; a Redis that hangs delays it by half a second.
class JobAnnouncer
{
public:
    /// `redisUrl` empty: nothing is sent.
    JobAnnouncer(const QString &redisUrl, const KeySpace &keys, redis::Breaker &breaker);

    /// Call after the commit that queued work.
    void announceWork();
    /// Call after any commit: other processes then poll the change log at once. It proves nothing.
    void announceChange();
    /// Until it is sent, newer progress of the same attempt replaces older.
    void tell(DocumentId document, const WorkAttempt &work, const JobProgress &progress);
    /// Whether Redis took the last message. Otherwise progress has to be written to the job's row.
    [[nodiscard]] bool isHeard() const { return m_isHeard; }

private:
    struct Told {
        bool isWork = false;
        bool isChange = false;
        QHash<QByteArray, JobProgress> progress; ///< By key.
        [[nodiscard]] bool isEmpty() const { return !isWork && !isChange && progress.isEmpty(); }
    };
    void run(const std::stop_token &stop);
    /// Whether Redis took everything.
    [[nodiscard]] bool send(redis::RedisConnection &connection, const Told &told);
    [[nodiscard]] bool send(redis::RedisConnection &connection, const redis::RedisCommand &command);

    const QString m_redisUrl;
    const KeySpace m_keys;
    redis::Breaker &m_breaker;
    std::atomic<bool> m_isHeard{false};
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    Told m_told;           ///< What is still to be sent; guarded by the mutex.
    std::jthread m_thread; ///< Last member: uses the members above.
};

} // namespace lectern::jobs
