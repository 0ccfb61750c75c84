// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/cache/read/executor.h"
#include "storage/postgres/connect/connection_budget.h"

#include <QThread>

#include <array>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <vector>

namespace lectern::cache {

/// The storage threads, each with its own connections, and their queue of jobs. Interactive jobs run first. Aggregate and
/// background jobs do not wait for each other, and together never take all threads. A job goes to the thread that rested last, so that few connections stay open: an idle one is
/// closed after `idleTime`, or at once if somebody waits for a connection.
///
/// Thread: created and destroyed on one; enqueue() from any. Owns: the threads.
class StorageThreads final : public Executor
{
public:
    /// Creates a thread's connections; called on that thread.
    using Connect = std::function<std::unique_ptr<Connections>(int number)>;

    StorageThreads(int threadCount, Connect connect, postgres::ConnectionBudget &budget);
    ~StorageThreads() override;
    StorageThreads(const StorageThreads &) = delete;
    StorageThreads &operator=(const StorageThreads &) = delete;

    /// After close() the job runs at once, with null connections.
    void enqueue(Lane lane, Job job) override;
    /// Asks running jobs to stop, joins the threads, and runs queued jobs with null connections. Also done by the destructor.
    void close();

private:
    static constexpr int laneCount = 3;
    static constexpr int backgroundLimit = 1;
    static constexpr std::chrono::seconds idleTime{10};
    static constexpr std::chrono::milliseconds longestDelay{250}; ///< How long others wait for the connection of a thread that always has work.

    /// A thread that waits for work.
    struct Rester {
        std::condition_variable called;
        bool isCalled = false;
        bool holdsConnection = false;
    };
    void run(int number);
    void rest(Connections &connections, std::unique_lock<std::mutex> &lock);
    void callOne();
    void callHolders();
    [[nodiscard]] int running(Lane lane) const { return m_running[size_t(lane)]; }
    [[nodiscard]] bool mayStart(Lane lane) const;
    [[nodiscard]] std::optional<Lane> nextLane() const;

    const Connect m_connect;
    const int m_slowLimit;      ///< Maximum number of threads that run aggregate and background jobs together.
    const int m_aggregateLimit; ///< Maximum number of threads that run aggregate jobs.
    std::stop_source m_stop;
    std::mutex m_mutex;
    std::vector<Rester *> m_resting; ///< In the order in which they began to rest.
    std::array<std::deque<Job>, laneCount> m_lanes;
    std::array<int, laneCount> m_running{};
    bool m_isClosed = false;
    std::vector<std::unique_ptr<QThread>> m_threads;
    postgres::ConnectionBudget &m_budget;
    postgres::ConnectionBudget::Listener m_listener;
};

} // namespace lectern::cache
