// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/intake/job_worker.h"

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace lectern {

/// Workers of this process over the queue of documents: the window has them in the background, lecternctl in the foreground. Any
/// number of processes may have some at once; the queue gives each job to one.
///
/// Thread: created and destroyed on one; its end asks the workers to stop, gives their jobs back and waits for them.
/// Borrows: what `makeQueue` and the tools stand on.
class DocumentWorkers
{
public:
    struct Options {
        int count = 1;
        JobWorker::Until until = JobWorker::Until::Stopped;
        bool isInBackground = false; ///< Give way to everything else on the machine.
        JobWorkerOptions worker;     ///< The name is filled in; `report` is called on the workers' threads, one at a time.
    };
    /// `makeQueue` is called on each worker's own thread.
    DocumentWorkers(std::function<std::unique_ptr<JobQueue>()> makeQueue, JobTools tools, Options options);
    ~DocumentWorkers();
    DocumentWorkers(const DocumentWorkers &) = delete;
    DocumentWorkers &operator=(const DocumentWorkers &) = delete;

    /// Asks the workers to give their jobs back and end; does not wait.
    void requestStop();
    /// Waits until all have ended.
    void wait();
    /// The first error with which the queue refused one: it ended with that, or in the background asks again once a minute. Thread: any.
    [[nodiscard]] std::optional<StorageError> error() const;

private:
    void run(int number, const std::stop_token &stop);
    void noteRefusal(const StorageError &error);

    std::function<std::unique_ptr<JobQueue>()> m_makeQueue;
    JobTools m_tools;
    Options m_options;
    mutable std::mutex m_mutex; ///< Guards m_error, and the calls of `report`.
    std::optional<StorageError> m_error;
    std::vector<std::jthread> m_threads; // last: they end before the rest
};

} // namespace lectern
