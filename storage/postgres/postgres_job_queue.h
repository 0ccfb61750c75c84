// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/job_queue.h"
#include "storage/postgres/connection.h"

#include <functional>

namespace lectern {

/// The queue of work in PostgreSQL's table `jobs`: SKIP LOCKED hands each job to one worker, `attempt` fences off the others.
///
/// Thread: one, on which the connection is made on first use. Owns: its connection.
class PostgresJobQueue final : public JobQueue
{
public:
    /// So many lost leases, and a job fails: what kills its worker would kill the next one, too.
    static constexpr int maxLostAttempts = 3;

    /// `nextEngine`: of the analyses that completed extractions queue.
    explicit PostgresJobQueue(QString postgresUrl, QString nextEngine = QStringLiteral("builtin"));

    Result<std::optional<JobLease>> take(const QString &worker, std::chrono::seconds lease, std::stop_token stop = {}) override;
    Result<LeaseState> renew(const JobLease &job, std::chrono::seconds lease, int done, int total, std::stop_token stop = {}) override;
    Result<QByteArray> readBytes(const JobLease &job, std::stop_token stop) override;
    Result<ExtractedDocument> readPages(const JobLease &job, std::stop_token stop) override;
    Result<void> completeExtraction(const JobLease &job, const ExtractedDocument &document, double seconds) override;
    Result<void> completeAnalysis(const JobLease &job, const Analysis &analysis) override;
    Result<void> fail(const JobLease &job, const QString &reason) override;
    Result<void> release(const JobLease &job, std::stop_token stop = {}) override;
    void waitForWork(std::chrono::milliseconds atMost, std::stop_token stop) override;

private:
    enum class Ending { Open, AlreadyDone };
    [[nodiscard]] Result<void> giveUpLost();
    /// Locks the job for the transaction. Conflict unless this attempt still holds it.
    [[nodiscard]] Result<Ending> hold(const JobLease &job, const char *endState);
    [[nodiscard]] Result<void> end(const JobLease &job, const char *state, const QString &reason);
    [[nodiscard]] Result<void> inJob(const JobLease &job, const char *endState, const std::function<Result<void>()> &body);

    PostgresConnection m_connection;
    QString m_nextEngine;
    pg_conn *m_listening = nullptr; ///< The connection that hears of new jobs; null: none does.
};

} // namespace lectern
