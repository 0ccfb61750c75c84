// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/intake/backoff.h"
#include "models/intake/job_attempt.h"

namespace lectern::intake {

/// "host:process:number", unique among the workers of a team.
[[nodiscard]] QString workerName(int number);

/// The loop of one worker: takes jobs from the queue and does them. Text is read and analysed on a second thread, while this one
/// renews the lease and listens for a cancel; results go in under the lease's attempt, so a late one is refused.
///
/// While PostgreSQL is away the worker waits and tries again, and keeps what it has finished: nothing is read twice for that.
///
/// Thread: the queue's. Borrows: the queue.
class JobWorker
{
public:
    enum class Until {
        Stopped, ///< Waits for more work until it is asked to stop.
        Idle,    ///< Until there is no job to take.
        OneJob,  ///< At most one job.
    };

    JobWorker(JobQueue &queue, JobTools tools, JobWorkerOptions options);

    /// Blocks. A job in work when `stop` comes is given back. An error: the queue refuses this worker, jobs or their endings.
    [[nodiscard]] Result<void> run(Until until, std::stop_token stop);

private:
    /// The next job; waits and asks again while PostgreSQL is away. None: there is nothing to take, or stop was asked.
    [[nodiscard]] Result<std::optional<JobLease>> take(const std::stop_token &stop);

    JobQueue &m_queue;
    JobTools m_tools;
    JobWorkerOptions m_options;
    Backoff m_backoff;        ///< Between looks into a queue that does not answer.
    Backoff m_attemptBackoff; ///< After a job that could not be ended, until one can.
};

} // namespace lectern::intake
