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

/// How far the reading of a file is. Thread: any.
using ExtractionProgress = std::function<void(const ParseProgress &)>;

/// What a worker works with.
struct JobTools {
    /// Reads a file's text; blocks, and ends soon after it is asked to stop. An error's detail is one clear sentence for people.
    std::function<Result<ExtractedDocument>(const QByteArray &file, const QString &name, const ExtractionProgress &progress, std::stop_token stop)>
        extract;
    /// An engine by its name, made anew for each job. An error's detail is one clear sentence.
    std::function<Result<std::unique_ptr<analysis::AnalysisEngine>>(const QString &engine)> makeEngine;
};

/// How a job ended for the worker that had it.
enum class JobEnd : quint8 {
    Completed,
    Failed,    ///< With a reason, stored.
    Cancelled, ///< By an analyst: what was done is dropped.
    Lost,      ///< The lease was lost, another worker has the job: what was done is dropped.
    Released,  ///< Given back, because the worker was asked to stop.
    Postponed, ///< It could be neither completed nor failed: others may try later.
};
[[nodiscard]] QString nameOf(JobEnd end); ///< "completed", "failed", "cancelled", "lost", "released", "postponed"

struct JobReport {
    JobLease job;
    JobEnd end = JobEnd::Completed;
    QString reason;                      ///< Of a failure, or why it was postponed: one sentence.
    double seconds = 0;                  ///< From the moment the job was taken.
    std::optional<StorageError> refusal; ///< Not even postponing it was permitted, or could be done: its lease ends it.
};

struct JobWorkerOptions {
    QString name;                                  ///< Who holds the lease: see workerName().
    std::chrono::seconds lease{60};                ///< A job whose worker is gone is taken over after this time.
    std::chrono::milliseconds heartbeat{1000};     ///< How often the lease is renewed, and so how soon a cancel is heard. Below the lease.
    std::chrono::milliseconds tellEvery{250};      ///< How often progress is told, while there is some.
    std::chrono::milliseconds idle{2000};          ///< How long to wait for a wake-up before the queue is looked at anyway.
    std::function<void(const JobReport &)> report; ///< Hears how each job ended, on the worker's thread; may be empty.
    /// Hears on the worker's thread, after each question to the queue that is asked until it succeeds, why it did not; null: it did.
    std::function<void(const StorageError *trouble)> answered;
    /// Waits before another attempt; tests put their own here. Empty: really waits.
    std::function<void(std::chrono::milliseconds, std::stop_token)> pause;
};

/// Whether PostgreSQL was only away or slow: the same may succeed later.
[[nodiscard]] bool isPassing(const StorageError &error);
/// Tells `answered`, if somebody listens.
void noteAnswer(const JobWorkerOptions &options, const StorageError *trouble);
/// Waits as the options say.
void pause(const JobWorkerOptions &options, std::chrono::milliseconds wait, const std::stop_token &stop);

/// One job from the moment it was taken to its end. The text is read or analysed on a second thread, while this one renews the
/// lease and listens for a cancel; the result goes in under the lease's attempt, so a late one is refused.
///
/// Thread: the queue's. Borrows: everything it is given.
class JobAttempt
{
public:
    JobAttempt(JobQueue &queue, const JobTools &tools, const JobWorkerOptions &options, const JobLease &job, std::stop_token stop);

    /// Blocks. While PostgreSQL is away it keeps what it has finished and tries again: nothing is read twice for that.
    [[nodiscard]] JobReport run();

private:
    class Progress;
    template <typename T>
    struct Work;

    [[nodiscard]] JobReport extract();
    [[nodiscard]] JobReport analyse();
    template <typename T, typename Task>
    [[nodiscard]] Work<T> runUnderLease(Task task);
    /// Present: the job must end so.
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
