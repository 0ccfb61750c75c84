// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/job_queue.h"
#include "storage/postgres/link/connection.h"

#include <functional>

namespace lectern::postgres {

/// The queue of work in PostgreSQL's table `jobs`: SKIP LOCKED hands each job to one worker, `attempt` fences off the others.
/// The functions are those of JobQueue, as far as they are PostgreSQL's.
///
/// Thread: one, on which the connection is made on first use. Owns: its connection.
class PostgresJobQueue
{
public:
    /// So many lost attempts, and a job fails: what kills its worker would kill the next one, too.
    static constexpr int maxLostAttempts = 3;
    /// How long a job waits after its first postponed attempt; four times as long after the next.
    static constexpr std::chrono::seconds firstWait{15};

    /// `nextEngine`: of the analyses that completed extractions queue.
    explicit PostgresJobQueue(PostgresAccess postgres, QString nextEngine = QStringLiteral("builtin"));

    [[nodiscard]] Result<std::optional<JobLease>> take(const QString &worker, std::chrono::seconds lease, std::stop_token stop = {});
    /// Progress without a total leaves what the row says.
    [[nodiscard]] Result<LeaseState> renew(const JobLease &job, std::chrono::seconds lease, const JobProgress &progress, std::stop_token stop = {});
    [[nodiscard]] Result<QByteArray> readBytes(const JobLease &job, std::chrono::seconds lease, std::stop_token stop);
    [[nodiscard]] Result<ExtractedDocument> readPages(const JobLease &job, std::chrono::seconds lease, std::stop_token stop);
    [[nodiscard]] Result<void> completeExtraction(const JobLease &job, const ExtractedDocument &document, double seconds);
    [[nodiscard]] Result<void> completeAnalysis(const JobLease &job, const Analysis &analysis);
    [[nodiscard]] Result<void> fail(const JobLease &job, const QString &reason);
    [[nodiscard]] Result<bool> postpone(const JobLease &job, const QString &reason);
    [[nodiscard]] Result<void> release(const JobLease &job, std::stop_token stop = {});
    /// Between two looks: gives the connection back if somebody else may need it.
    void rest();

private:
    enum class Ending { Open, AlreadyDone };
    /// Whether there may be a job to take: one look at two small indexes, which is all that an idle worker costs.
    [[nodiscard]] Result<bool> hasWork();
    [[nodiscard]] Result<void> giveUpLost();
    /// To be called now and then: renews the lease whenever a quarter of it has passed.
    [[nodiscard]] std::function<Result<void>()> keeping(const JobLease &job, std::chrono::seconds lease, const std::stop_token &stop);
    /// Locks the job for the transaction. Conflict unless this attempt still holds it.
    [[nodiscard]] Result<Ending> hold(const JobLease &job, const char *endState);
    [[nodiscard]] Result<void> end(const JobLease &job, const char *state, const QString &reason);
    [[nodiscard]] Result<void> inJob(const JobLease &job, const char *endState, const std::function<Result<void>()> &body);

    PostgresConnection m_connection;
    QString m_nextEngine;
    bool m_isResting = false; ///< The connection is closed because others needed it, not because it was lost.
};

} // namespace lectern::postgres
