// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/commands/write_door.h"
#include "storage/jobs/job_signals.h"
#include "storage/postgres/jobs/postgres_job_queue.h"

namespace lectern::commands {

/// The queue as one worker of this process sees it: the table in PostgreSQL, the signals beside it, and the door of writes.
///
/// Thread: one, on which the connection is made on first use. Owns: its connection. Borrows signals and door.
class WorkerQueue final : public JobQueue
{
public:
    /// How often a job's row takes the progress, while Redis does not.
    static constexpr std::chrono::seconds rowInterval{5};

    WorkerQueue(const postgres::PostgresAccess &postgresAccess, const QString &nextEngine, jobs::JobSignals &jobSignals, WriteDoor &door);

    Result<std::optional<JobLease>> take(const QString &worker, std::chrono::seconds lease, std::stop_token stop) override;
    Result<LeaseState> renew(const JobLease &job, std::chrono::seconds lease, const JobProgress &progress, std::stop_token stop) override;
    void tell(const JobLease &job, const JobProgress &progress) override;
    Result<QByteArray> readBytes(const JobLease &job, std::chrono::seconds lease, std::stop_token stop) override;
    Result<ExtractedDocument> readPages(const JobLease &job, std::chrono::seconds lease, std::stop_token stop) override;
    Result<void> completeExtraction(const JobLease &job, const ExtractedDocument &document, double seconds) override;
    Result<void> completeAnalysis(const JobLease &job, const Analysis &analysis) override;
    Result<void> fail(const JobLease &job, const QString &reason) override;
    Result<bool> postpone(const JobLease &job, const QString &reason) override;
    Result<void> release(const JobLease &job, std::stop_token stop) override;
    void waitForWork(std::chrono::milliseconds atMost, std::stop_token stop) override;

private:
    /// Gives the connection back, if others may need it, until the worker has something to say again.
    template <typename T>
    [[nodiscard]] T rested(T result);

    postgres::PostgresJobQueue m_table;
    jobs::JobSignals &m_signals;
    WriteDoor &m_door;
    std::uint64_t m_heard = 0;                           ///< How often the wakes had rung when the queue was last looked into.
    std::chrono::steady_clock::time_point m_rowToldAt{}; ///< Of the job in work.
};

} // namespace lectern::commands
