// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/intake/job_worker.h"

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace lectern::app {

/// Workers of this process for the queue of documents: in the window in the background, in lecternctl in the foreground. Several
/// processes may have workers at once; the queue gives each job to one of them.
///
/// Thread: created and destroyed on one; the destructor asks the workers to stop, which give their jobs back, and waits for them.
/// Borrows: what `makeQueue` and the tools use.
class DocumentWorkers
{
public:
    struct Options {
        int count = 1;
        intake::JobWorker::Until until = intake::JobWorker::Until::Stopped;
        bool isInBackground = false;     ///< Run at low priority.
        intake::JobWorkerOptions worker; ///< The worker's name is added; `report` is called on the workers' threads, one at a time.
    };
    /// `makeQueue` is called on each worker's thread.
    DocumentWorkers(std::function<std::unique_ptr<JobQueue>()> makeQueue, intake::JobTools tools, Options options);
    ~DocumentWorkers();
    DocumentWorkers(const DocumentWorkers &) = delete;
    DocumentWorkers &operator=(const DocumentWorkers &) = delete;

    /// Asks the workers to give their jobs back and end; does not wait.
    void requestStop();
    /// Waits until all have ended.
    void wait();
    /// The first error with which the queue refused a worker. That worker has ended, or in the background retries once a minute. Thread: any.
    [[nodiscard]] std::optional<StorageError> error() const;
    /// The error of a worker that has been retrying without success for longer than this. Thread: any.
    [[nodiscard]] std::optional<StorageError> troubleLongerThan(std::chrono::seconds timeout) const;

private:
    void run(int number, const std::stop_token &stop);
    void noteRefusal(const StorageError &error);
    void noteAnswer(int number, const StorageError *trouble);

    std::function<std::unique_ptr<JobQueue>()> m_makeQueue;
    intake::JobTools m_tools;
    Options m_options;
    struct Trouble {
        StorageError error;
        std::chrono::steady_clock::time_point since;
    };
    mutable std::mutex m_mutex; ///< Guards m_error, m_troubles, and calls of `report`.
    std::optional<StorageError> m_error;
    std::map<int, Trouble> m_troubles;   ///< By worker number; only those in trouble.
    std::vector<std::jthread> m_threads; // last member: joined before the others are destroyed
};

} // namespace lectern::app
