// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/analysis.h"
#include "storage/api/documents/document_page.h"
#include "storage/api/documents/job_progress.h"

#include <QFuture>

#include <chrono>
#include <stop_token>

namespace lectern {

/// What a job does with its document. The order is the order of the PostgreSQL enum `job_kind`: never reorder.
enum class JobKind : quint8 { Extract, Analyse };

/// A job that this worker holds until its lease ends. `attempt` is the fencing token: every write for the job names it, and
/// PostgreSQL refuses one whose attempt is not the job's latest.
struct JobLease {
    qint64 jobId = 0;
    int attempt = 0;
    JobKind kind = JobKind::Extract;
    DocumentId document;
    QString documentName;
    QByteArray sha256;
    QString engine; ///< Of an analysis: "builtin", "ollama".
};

/// What a worker hears when it renews its lease.
enum class LeaseState : quint8 { Held, Lost, CancelRequested };

/// The queue of work in PostgreSQL, from the worker's side. A lost worker's job is handed out again when its lease ends.
///
/// Thread: one working thread, every function blocks. A Conflict means that the lease was lost: drop the job's result.
class JobQueue
{
public:
    virtual ~JobQueue() = default;

    /// The next job, or none. Takes over jobs whose lease has ended. After `maxAttempts` lost leases a job fails with a reason.
    /// Ends early, Cancelled or with a job that was taken already, when asked to stop; so does renew().
    [[nodiscard]] virtual Result<std::optional<JobLease>> take(const QString &worker, std::chrono::seconds lease, std::stop_token stop = {}) = 0;
    /// Keeps the lease. The progress is told on the way, coarsely.
    [[nodiscard]] virtual Result<LeaseState> renew(const JobLease &job, std::chrono::seconds lease, const JobProgress &progress,
                                                   std::stop_token stop = {}) = 0;
    /// Tells everybody how far the job is: display only, may get lost. Returns at once; a few times a second do no harm.
    virtual void tell(const JobLease &job, const JobProgress &progress) = 0;
    /// Renews the lease while it reads, which takes minutes over a slow line; so does readPages(). Conflict: it was lost, or cancelled.
    [[nodiscard]] virtual Result<QByteArray> readBytes(const JobLease &job, std::chrono::seconds lease, std::stop_token stop) = 0;
    /// The pages as stored.
    [[nodiscard]] virtual Result<ExtractedDocument> readPages(const JobLease &job, std::chrono::seconds lease, std::stop_token stop) = 0;
    /// Stores pages, status COMPLETED, times, full-text rows, and queues the analysis: all in one transaction.
    [[nodiscard]] virtual Result<void> completeExtraction(const JobLease &job, const ExtractedDocument &document, double seconds) = 0;
    /// Stores the analysis and ends the job, in one transaction.
    [[nodiscard]] virtual Result<void> completeAnalysis(const JobLease &job, const Analysis &analysis) = 0;
    /// FAILED with one clear sentence; the document keeps its bytes and can be retried.
    [[nodiscard]] virtual Result<void> fail(const JobLease &job, const QString &reason) = 0;
    /// Of an attempt that could be neither completed nor failed: it counts as lost, and the job waits longer each time before it is
    /// handed out again, with the reason beside it. False: it was lost too often and FAILED with that reason.
    [[nodiscard]] virtual Result<bool> postpone(const JobLease &job, const QString &reason) = 0;
    /// Gives the job back at once. Who leaves (`stop` was asked) does not wait for a PostgreSQL that is away or hangs: then the lease ends it.
    [[nodiscard]] virtual Result<void> release(const JobLease &job, std::stop_token stop = {}) = 0;
    /// Waits until something may have been queued since the last take(): a wake-up, or `atMost`. Returns early on stop.
    virtual void waitForWork(std::chrono::milliseconds atMost, std::stop_token stop) = 0;
};

} // namespace lectern
