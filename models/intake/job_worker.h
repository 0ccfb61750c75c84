// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/intake/backoff.h"
#include "models/intake/job_attempt.h"

namespace lectern::intake {

/// "host:process:number", unique among the workers of a team.
[[nodiscard]] QString workerName(int number);

/// The loop of one worker: takes jobs from the queue and carries them out. A second thread reads and analyses text, while this one
/// renews the lease and notices a cancel; results are stored with the attempt's number, so that late ones are refused.
///
/// While PostgreSQL is unreachable the worker retries and keeps finished results, so that nothing is read twice.
///
/// Thread: the queue's. Borrows: the queue.
class JobWorker
{
public:
    enum class Until {
        Stopped, ///< Until asked to stop; waits for more work.
        Idle,    ///< Until there is no job to take.
        OneJob,  ///< At most one job.
    };

    JobWorker(JobQueue &queue, JobTools tools, JobWorkerOptions options);

    /// Blocks. When stopped, gives the current job back. An error: the queue permanently refuses this worker's requests.
    [[nodiscard]] Result<void> run(Until until, std::stop_token stop);

private:
    /// The next job; retries while PostgreSQL is unreachable. None: the queue is empty, or a stop was requested.
    [[nodiscard]] Result<std::optional<JobLease>> take(const std::stop_token &stop);

    JobQueue &m_queue;
    JobTools m_tools;
    JobWorkerOptions m_options;
    Backoff m_backoff;        ///< For a queue that does not answer.
    Backoff m_attemptBackoff; ///< For jobs that could not be ended; reset by the next that can.
};

} // namespace lectern::intake
