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

/// A job that this worker holds until the lease ends. `attempt` is the fencing token: every write for the job carries it, and
/// PostgreSQL refuses an attempt that is not the job's latest.
struct JobLease {
    qint64 jobId = 0;
    int attempt = 0;
    JobKind kind = JobKind::Extract;
    DocumentId document;
    QString documentName;
    QByteArray sha256;
    QString engine; ///< For an analysis: "builtin", "ollama".
};

/// The answer to a renewal of the lease.
enum class LeaseState : quint8 { Held, Lost, CancelRequested };

/// The queue of work in PostgreSQL, as a worker sees it. When a lease ends, its job is handed out again.
///
/// Thread: one worker thread; every function blocks. Conflict means that the lease was lost: drop the job's result.
class JobQueue
{
public:
    virtual ~JobQueue() = default;

    /// The next job, or none. Includes jobs whose lease has ended; after `maxAttempts` lost leases a job fails with a reason.
    /// When asked to stop, take() and renew() end early: with Cancelled, or with a job that was taken already.
    [[nodiscard]] virtual Result<std::optional<JobLease>> take(const QString &worker, std::chrono::seconds lease, std::stop_token stop = {}) = 0;
    /// Extends the lease and stores the progress, at coarse intervals.
    [[nodiscard]] virtual Result<LeaseState> renew(const JobLease &job, std::chrono::seconds lease, const JobProgress &progress,
                                                   std::stop_token stop = {}) = 0;
    /// Publishes the progress for display; it may get lost. Returns at once and may be called a few times a second.
    virtual void tell(const JobLease &job, const JobProgress &progress) = 0;
    /// Renews the lease while it reads, as a slow line can take minutes; so does readPages(). Conflict: the lease was lost or the job cancelled.
    [[nodiscard]] virtual Result<QByteArray> readBytes(const JobLease &job, std::chrono::seconds lease, std::stop_token stop) = 0;
    /// The pages as stored.
    [[nodiscard]] virtual Result<ExtractedDocument> readPages(const JobLease &job, std::chrono::seconds lease, std::stop_token stop) = 0;
    /// Stores pages, status COMPLETED, times and full-text rows, and queues the analysis: all in one transaction.
    [[nodiscard]] virtual Result<void> completeExtraction(const JobLease &job, const ExtractedDocument &document, double seconds) = 0;
    /// Stores the analysis and ends the job, in one transaction.
    [[nodiscard]] virtual Result<void> completeAnalysis(const JobLease &job, const Analysis &analysis) = 0;
    /// Stores FAILED with one clear sentence; the document keeps its bytes and can be retried.
    [[nodiscard]] virtual Result<void> fail(const JobLease &job, const QString &reason) = 0;
    /// For an attempt that could be neither completed nor failed: counts as a lost lease. The job waits longer after each one before it is
    /// handed out again, and stores the reason. False: it was lost too often and is FAILED with that reason.
    [[nodiscard]] virtual Result<bool> postpone(const JobLease &job, const QString &reason) = 0;
    /// Gives the job back at once. After a stop request it does not wait for a PostgreSQL that is unreachable or hangs: the lease then runs out.
    [[nodiscard]] virtual Result<void> release(const JobLease &job, std::stop_token stop = {}) = 0;
    /// Waits for a wake-up that work was queued since the last take(), but no longer than `atMost`. Returns early on stop.
    virtual void waitForWork(std::chrono::milliseconds atMost, std::stop_token stop) = 0;
};

} // namespace lectern
