// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/commands/write_door.h"
#include "storage/jobs/job_signals.h"
#include "storage/postgres/jobs/postgres_job_queue.h"

namespace lectern::commands {

/// The queue of one worker: the table in PostgreSQL, the signals through Redis, and the door of writes.
///
/// Thread: one, on which the connection opens on first use. Owns: its connection. Borrows signals and door of writes.
class WorkerQueue final : public JobQueue
{
public:
    /// Minimum time between two writes of progress to a job's row, while Redis does not take it.
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
    /// Gives the connection back, if others need it, until the worker's next call.
    template <typename T>
    [[nodiscard]] T rested(T result);

    postgres::PostgresJobQueue m_table;
    jobs::JobSignals &m_signals;
    WriteDoor &m_door;
    std::uint64_t m_heard = 0;                           ///< Value of the wake counter before the last take().
    std::chrono::steady_clock::time_point m_rowToldAt{}; ///< When the current job's row last got the progress.
};

} // namespace lectern::commands
