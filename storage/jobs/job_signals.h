// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/jobs/job_announcer.h"
#include "storage/jobs/job_listener.h"

#include <functional>
#include <mutex>
#include <optional>

namespace lectern::jobs {

/// What the queue of jobs says beside PostgreSQL, and hears: that there is work, how far it is. The queue itself is the table in
/// PostgreSQL, where workers look every few seconds whatever is heard here; Redis makes that sooner and never later.
///
/// Thread: any; nothing waits for Redis. Owns: the threads that do. Borrows breaker and metrics.
class JobSignals
{
public:
    /// `redisUrl` empty: only this process is told. `changed` is called on a thread of its own when another process says that it
    /// stored something, five times a second at most; may be empty.
    JobSignals(QString redisUrl, const KeySpace &keys, redis::Breaker &breaker, metrics::ReadMetrics &metrics, std::function<void()> changed = {});

    /// Wakes waiting workers, of this process at once, of others through Redis. Call after the commit that queued work.
    void callWorkers();
    /// Tells other processes that this one stored something.
    void callPeers() { m_announcer.announceChange(); }
    /// From now on this process has workers, or a window: it listens to others.
    void listen();
    void stopListening();
    [[nodiscard]] WakeCounter &wakes() { return m_wakes; }
    /// Tells how far a job is, through Redis.
    void tell(DocumentId document, const WorkAttempt &work, const JobProgress &progress) { m_announcer.tell(document, work, progress); }
    /// Whether somebody can hear that now; otherwise the job's row has to say it.
    [[nodiscard]] bool isHeard() const { return m_announcer.isHeard(); }

private:
    const QString m_redisUrl;
    const KeySpace m_keys;
    redis::Breaker &m_breaker;
    metrics::ReadMetrics &m_metrics;
    const std::function<void()> m_changed;
    WakeCounter m_wakes;
    JobAnnouncer m_announcer;
    std::mutex m_mutex;
    std::optional<JobListener> m_listener; ///< Begun under the mutex, once.
};

} // namespace lectern::jobs
