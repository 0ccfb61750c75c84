// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/commands/worker_queue.h"

namespace lectern::commands {

using namespace cache;
using namespace jobs;
using namespace postgres;

namespace {

WorkAttempt attemptOf(const JobLease &job) { return {job.jobId, job.attempt}; }

} // namespace

WorkerQueue::WorkerQueue(const PostgresAccess &postgresAccess, const QString &nextEngine, JobSignals &jobSignals, WriteDoor &door)
    : m_table(postgresAccess, nextEngine)
    , m_signals(jobSignals)
    , m_door(door)
{
    m_signals.listen();
}

template <typename T>
T WorkerQueue::rested(T result)
{
    m_table.rest();
    return result;
}

Result<std::optional<JobLease>> WorkerQueue::take(const QString &worker, std::chrono::seconds lease, std::stop_token stop)
{
    m_heard = m_signals.wakes().rings(); // before taking: a job queued later rings again
    m_rowToldAt = {};
    auto job = m_door.passIfWritten([&] { return m_table.take(worker, lease, std::move(stop)); },
                                    [](const std::optional<JobLease> &taken) { return taken.has_value(); });
    return job && !*job ? job : rested(std::move(job)); // without a job the connection is given back by waitForWork()
}

/// Publishing again keeps the progress alive in Redis while a page takes long. It is written to the row only when Redis does not
/// take it, as that voids everybody's cached lists; it may be old, so the cache is not told of this write.
Result<LeaseState> WorkerQueue::renew(const JobLease &job, std::chrono::seconds lease, const JobProgress &progress, std::stop_token stop)
{
    m_signals.tell(job.document, attemptOf(job), progress);
    const auto now = std::chrono::steady_clock::now();
    const bool isForTheRow = progress.total > 0 && !m_signals.isHeard() && now - m_rowToldAt >= rowInterval;
    if (isForTheRow)
        m_rowToldAt = now;
    return rested(m_table.renew(job, lease, isForTheRow ? progress : JobProgress(), std::move(stop)));
}

void WorkerQueue::tell(const JobLease &job, const JobProgress &progress) { m_signals.tell(job.document, attemptOf(job), progress); }

Result<QByteArray> WorkerQueue::readBytes(const JobLease &job, std::chrono::seconds lease, std::stop_token stop)
{
    return rested(m_table.readBytes(job, lease, std::move(stop)));
}

Result<ExtractedDocument> WorkerQueue::readPages(const JobLease &job, std::chrono::seconds lease, std::stop_token stop)
{
    return rested(m_table.readPages(job, lease, std::move(stop)));
}

/// Also queues the document's analysis, so workers are woken.
Result<void> WorkerQueue::completeExtraction(const JobLease &job, const ExtractedDocument &document, double seconds)
{
    return rested(m_door.passWork([&] { return m_table.completeExtraction(job, document, seconds); }));
}

Result<void> WorkerQueue::completeAnalysis(const JobLease &job, const Analysis &analysis)
{
    return rested(m_door.pass([&] { return m_table.completeAnalysis(job, analysis); }));
}

Result<void> WorkerQueue::fail(const JobLease &job, const QString &reason)
{
    return rested(m_door.pass([&] { return m_table.fail(job, reason); }));
}

Result<bool> WorkerQueue::postpone(const JobLease &job, const QString &reason)
{
    return rested(m_door.pass([&] { return m_table.postpone(job, reason); }));
}

Result<void> WorkerQueue::release(const JobLease &job, std::stop_token stop)
{
    return rested(m_door.passWork([&] { return m_table.release(job, std::move(stop)); }));
}

void WorkerQueue::waitForWork(std::chrono::milliseconds atMost, std::stop_token stop)
{
    m_table.rest();
    m_signals.wakes().wait(m_heard, atMost, std::move(stop));
}

} // namespace lectern::commands
