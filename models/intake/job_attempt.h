// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/analysis_engine.h"
#include "models/intake/document_parser.h"
#include "storage/api/documents/job_queue.h"

#include <chrono>
#include <functional>
#include <memory>
#include <stop_token>

namespace lectern::intake {

/// Called with the progress of reading a file. Thread: any.
using ExtractionProgress = std::function<void(const ParseProgress &)>;

/// The functions that a worker needs for its jobs.
struct JobTools {
    /// Reads a file's text; blocks, and ends soon after a stop request. An error's detail is one clear sentence for people.
    std::function<Result<ExtractedDocument>(const QByteArray &file, const QString &name, const ExtractionProgress &progress, std::stop_token stop)>
        extract;
    /// Makes an engine by name, for each job. An error's detail is one clear sentence.
    std::function<Result<std::unique_ptr<analysis::AnalysisEngine>>(const QString &engine)> makeEngine;
};

/// How a job ended for its worker.
enum class JobEnd : quint8 {
    Completed,
    Failed,    ///< Failed, with a stored reason.
    Cancelled, ///< By an analyst; the result is dropped.
    Lost,      ///< The lease was lost and another worker has the job; the result is dropped.
    Released,  ///< Given back because the worker was asked to stop.
    Postponed, ///< It could be neither completed nor failed, and will be retried later.
};
[[nodiscard]] QString nameOf(JobEnd end); ///< "completed", "failed", "cancelled", "lost", "released", "postponed"

struct JobReport {
    JobLease job;
    JobEnd end = JobEnd::Completed;
    QString reason;                      ///< Why it failed or was postponed, in one sentence.
    double seconds = 0;                  ///< Since the job was taken.
    std::optional<StorageError> refusal; ///< Even postponing it failed: the job becomes free when its lease ends.
};

struct JobWorkerOptions {
    QString name;                                  ///< The worker that holds the lease: see workerName().
    std::chrono::seconds lease{60};                ///< Time after which the job of a lost worker is taken over.
    std::chrono::milliseconds heartbeat{1000};     ///< How often the lease is renewed and a cancel noticed. Shorter than the lease.
    std::chrono::milliseconds tellEvery{250};      ///< Interval at which changed progress is published.
    std::chrono::milliseconds idle{2000};          ///< Longest wait for a wake-up before the queue is checked anyway.
    std::function<void(const JobReport &)> report; ///< Called with the end of each job, on the worker's thread; may be empty.
    /// Called on the worker's thread after each try of a request to the queue that is retried: why it failed; null: it succeeded.
    std::function<void(const StorageError *trouble)> answered;
    /// Waits before a retry; tests replace it. Empty: really waits.
    std::function<void(std::chrono::milliseconds, std::stop_token)> pause;
};

/// Whether PostgreSQL was only unreachable or slow, so that a retry may succeed.
[[nodiscard]] bool isPassing(const StorageError &error);
/// Calls `answered`, if set.
void noteAnswer(const JobWorkerOptions &options, const StorageError *trouble);
/// Waits by the options' pause(), or really if that is empty.
void pause(const JobWorkerOptions &options, std::chrono::milliseconds wait, const std::stop_token &stop);

/// Carries out one job from take to end. A second thread reads or analyses the text, while this one renews the
/// lease and notices a cancel. The result is stored with the attempt's number, so that a late one is refused.
///
/// Thread: the queue's. Borrows: all arguments.
class JobAttempt
{
public:
    JobAttempt(JobQueue &queue, const JobTools &tools, const JobWorkerOptions &options, const JobLease &job, std::stop_token stop);

    /// Blocks. While PostgreSQL is unreachable, keeps the finished result and retries, so that nothing is read twice.
    [[nodiscard]] JobReport run();

private:
    class Progress;
    template <typename T>
    struct Work;

    [[nodiscard]] JobReport extract();
    [[nodiscard]] JobReport analyse();
    template <typename T, typename Task>
    [[nodiscard]] Work<T> runUnderLease(Task task);
    /// Renews the lease; set: the job must end in this way.
    [[nodiscard]] std::optional<JobEnd> renew(const JobProgress &progress);
    template <typename Store>
    [[nodiscard]] Result<void> settle(Store store);
    template <typename Store>
    [[nodiscard]] JobReport complete(Store store);
    [[nodiscard]] JobReport fail(const QString &reason);
    [[nodiscard]] JobReport endAfter(const StorageError &error);
    [[nodiscard]] JobReport release();
    [[nodiscard]] JobReport postpone(const QString &reason);

    JobQueue &m_queue;
    const JobTools &m_tools;
    const JobWorkerOptions &m_options;
    const JobLease &m_job;
    std::stop_token m_stop;
};

} // namespace lectern::intake
