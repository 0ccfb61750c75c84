// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/jobs/job_announcer.h"
#include "storage/jobs/job_listener.h"

#include <functional>
#include <mutex>
#include <optional>

namespace lectern::jobs {

/// Signals about the queue of jobs: that there is work, and how far it is. The queue itself is a table in PostgreSQL, at which
/// workers look every few seconds anyway; signals through Redis only make them look sooner.
///
/// Thread: any; no call waits for Redis. Owns: the announcer's and the listener's threads. Borrows breaker and metrics.
class JobSignals
{
public:
    /// `redisUrl` empty: only this process is told. `changed` is called on the listener's thread when another process stored
    /// something, at most five times a second; may be empty.
    JobSignals(QString redisUrl, const KeySpace &keys, redis::Breaker &breaker, metrics::ReadMetrics &metrics, std::function<void()> changed = {});

    /// Wakes waiting workers: this process's at once, others' through Redis. Call after the commit that queued work.
    void callWorkers();
    /// Tells other processes that this one stored something.
    void callPeers() { m_announcer.announceChange(); }
    /// Starts listening to other processes: call when this process gets workers or a window.
    void listen();
    void stopListening();
    [[nodiscard]] WakeCounter &wakes() { return m_wakes; }
    /// Publishes a job's progress through Redis.
    void tell(DocumentId document, const WorkAttempt &work, const JobProgress &progress) { m_announcer.tell(document, work, progress); }
    /// Whether Redis takes progress now; otherwise it has to be written to the job's row.
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
    std::optional<JobListener> m_listener; ///< Created once, under the mutex.
};

} // namespace lectern::jobs
