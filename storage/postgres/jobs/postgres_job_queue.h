// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/job_queue.h"
#include "storage/postgres/link/connection.h"

#include <functional>

namespace lectern::postgres {

/// The queue of work in PostgreSQL's table `jobs`: SKIP LOCKED hands each job to one worker, `attempt` fences off the others.
/// Has the functions of JobQueue that concern PostgreSQL.
///
/// Thread: one, on which the connection opens on first use. Owns: its connection.
class PostgresJobQueue
{
public:
    /// After this many lost attempts a job fails, as what stopped its worker would probably stop the next one, too.
    static constexpr int maxLostAttempts = 3;
    /// Wait after the first postponed attempt; four times as long after each further one.
    static constexpr std::chrono::seconds firstWait{15};

    /// `nextEngine`: engine of the analyses that completed extractions queue.
    explicit PostgresJobQueue(PostgresAccess postgres, QString nextEngine = QStringLiteral("builtin"));

    [[nodiscard]] Result<std::optional<JobLease>> take(const QString &worker, std::chrono::seconds lease, std::stop_token stop = {});
    /// Progress with a total of 0 leaves the row's progress unchanged.
    [[nodiscard]] Result<LeaseState> renew(const JobLease &job, std::chrono::seconds lease, const JobProgress &progress, std::stop_token stop = {});
    [[nodiscard]] Result<QByteArray> readBytes(const JobLease &job, std::chrono::seconds lease, std::stop_token stop);
    [[nodiscard]] Result<ExtractedDocument> readPages(const JobLease &job, std::chrono::seconds lease, std::stop_token stop);
    [[nodiscard]] Result<void> completeExtraction(const JobLease &job, const ExtractedDocument &document, double seconds);
    [[nodiscard]] Result<void> completeAnalysis(const JobLease &job, const Analysis &analysis);
    [[nodiscard]] Result<void> fail(const JobLease &job, const QString &reason);
    [[nodiscard]] Result<bool> postpone(const JobLease &job, const QString &reason);
    [[nodiscard]] Result<void> release(const JobLease &job, std::stop_token stop = {});
    /// Between two looks into the queue: closes the connection if somebody else may need it.
    void rest();

private:
    enum class Ending { Open, AlreadyDone };
    /// Whether there may be a job to take: a query of two small indexes, the whole cost of an idle worker.
    [[nodiscard]] Result<bool> hasWork();
    [[nodiscard]] Result<void> giveUpLost();
    /// A function to be called now and then; it renews the lease whenever a quarter of it has passed.
    [[nodiscard]] std::function<Result<void>()> keeping(const JobLease &job, std::chrono::seconds lease, const std::stop_token &stop);
    /// Locks the job's row for the transaction. Conflict unless this attempt still holds the job.
    [[nodiscard]] Result<Ending> hold(const JobLease &job, const char *endState);
    [[nodiscard]] Result<void> end(const JobLease &job, const char *state, const QString &reason);
    [[nodiscard]] Result<void> inJob(const JobLease &job, const char *endState, const std::function<Result<void>()> &body);

    PostgresConnection m_connection;
    QString m_nextEngine;
    bool m_isResting = false; ///< The connection was closed because others needed it, not lost.
};

} // namespace lectern::postgres
