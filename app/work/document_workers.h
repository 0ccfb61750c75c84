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
        intake::JobWorker::Until until = intake::JobWorker::Until::Stopped;
        bool isInBackground = false;     ///< Give way to everything else on the machine.
        intake::JobWorkerOptions worker; ///< The name is filled in; `report` is called on the workers' threads, one at a time.
    };
    /// `makeQueue` is called on each worker's own thread.
    DocumentWorkers(std::function<std::unique_ptr<JobQueue>()> makeQueue, intake::JobTools tools, Options options);
    ~DocumentWorkers();
    DocumentWorkers(const DocumentWorkers &) = delete;
    DocumentWorkers &operator=(const DocumentWorkers &) = delete;

    /// Asks the workers to give their jobs back and end; does not wait.
    void requestStop();
    /// Waits until all have ended.
    void wait();
    /// The first error with which the queue refused one: it ended with that, or in the background asks again once a minute. Thread: any.
    [[nodiscard]] std::optional<StorageError> error() const;
    /// Why one of them has got nowhere for longer than this, though it goes on trying. Thread: any.
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
    mutable std::mutex m_mutex; ///< Guards m_error and m_troubles, and the calls of `report`.
    std::optional<StorageError> m_error;
    std::map<int, Trouble> m_troubles;   ///< By the worker's number; of those that get on there is none.
    std::vector<std::jthread> m_threads; // last: they end before the rest
};

} // namespace lectern::app
