// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/cache/read/storage_threads.h"

#include <algorithm>
#include <utility>

namespace lectern::cache {

using namespace postgres;

StorageThreads::StorageThreads(int threadCount, Connect connect, ConnectionBudget &budget)
    : m_connect(std::move(connect))
    , m_slowLimit(std::max(1, threadCount - 1))
    , m_aggregateLimit(std::max(1, threadCount - 2))
    , m_budget(budget)
    , m_listener(budget, [this] { callHolders(); })
{
    // QThread, because Qt's sockets need one.
    for (int i = 0; i < threadCount; ++i) {
        m_threads.emplace_back(QThread::create([this, i] { run(i + 1); }));
        m_threads.back()->setObjectName(QStringLiteral("storage %1").arg(i + 1));
        m_threads.back()->start();
    }
}

StorageThreads::~StorageThreads() { close(); }

void StorageThreads::close()
{
    m_stop.request_stop();
    {
        const std::lock_guard lock(m_mutex); // so that no thread misses the call between its check and its wait
        m_isClosed = true;
        while (!m_resting.empty())
            callOne();
    }
    for (const auto &thread : m_threads)
        thread->wait();
    for (std::deque<Job> &lane : m_lanes) {
        for (const Job &job : std::exchange(lane, {}))
            job(nullptr, m_stop.get_token());
    }
}

void StorageThreads::enqueue(Lane lane, Job job)
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_isClosed) {
            m_lanes[size_t(lane)].push_back(std::move(job));
            // Background work wakes a thread only if all rest: a busy thread takes it when its job is done.
            if (lane != Lane::Background || m_resting.size() == m_threads.size())
                callOne();
            return;
        }
    }
    job(nullptr, m_stop.get_token());
}

/// Whether another job of this lane may start now. Requires: the mutex is held.
bool StorageThreads::mayStart(Lane lane) const
{
    if (lane == Lane::Interactive)
        return true;
    const int limit = lane == Lane::Aggregate ? m_aggregateLimit : backgroundLimit;
    return running(lane) < limit && running(Lane::Aggregate) + running(Lane::Background) < m_slowLimit;
}

/// The first lane with a job that may start now. Requires: the mutex is held.
std::optional<StorageThreads::Lane> StorageThreads::nextLane() const
{
    for (const Lane lane : {Lane::Interactive, Lane::Aggregate, Lane::Background}) {
        if (!m_lanes[size_t(lane)].empty() && mayStart(lane))
            return lane;
    }
    return std::nullopt;
}

/// Wakes the thread that rested last: its connection is the most likely to be open. Requires: the mutex is held.
void StorageThreads::callOne()
{
    if (m_resting.empty())
        return;
    Rester *rester = m_resting.back();
    m_resting.pop_back();
    rester->isCalled = true;
    rester->called.notify_one();
}

/// Wakes resting threads that hold a connection, so that they check whether somebody waits for one.
void StorageThreads::callHolders()
{
    const std::lock_guard lock(m_mutex);
    for (Rester *rester : m_resting) {
        if (rester->holdsConnection)
            rester->called.notify_one();
    }
}

/// Waits until called; closes the connection after `idleTime`, or when somebody waits for one. Requires: the lock is held.
void StorageThreads::rest(Connections &connections, std::unique_lock<std::mutex> &lock)
{
    Rester self;
    self.holdsConnection = connections.postgres().handle() != nullptr;
    m_resting.push_back(&self);
    const auto mayGoOn = [&] { return self.isCalled || (self.holdsConnection && m_budget.isWanted()); };
    while (!self.isCalled) {
        if (!self.holdsConnection) {
            self.called.wait(lock, [&] { return self.isCalled; });
            break;
        }
        self.called.wait_for(lock, idleTime, mayGoOn);
        if (self.isCalled)
            break;
        self.holdsConnection = false;
        lock.unlock(); // closing may take a moment; a call meanwhile sets isCalled
        connections.postgres().close();
        lock.lock();
    }
}

void StorageThreads::run(int number)
{
    const std::unique_ptr<Connections> connections = m_connect(number);
    const std::stop_token stop = m_stop.get_token();
    std::unique_lock lock(m_mutex);
    ConnectionBudget::Clock::time_point wantedSince{}; // default value: nobody waits for a connection
    for (;;) {
        while (!stop.stop_requested() && !nextLane())
            rest(*connections, lock);
        if (stop.stop_requested())
            return;
        const auto lane = size_t(*nextLane());
        const Job job = std::move(m_lanes[lane].front());
        m_lanes[lane].pop_front();
        ++m_running[lane];
        lock.unlock();
        job(connections.get(), stop);
        lock.lock();
        --m_running[lane];
        const auto now = ConnectionBudget::Clock::now();
        if (!m_budget.isWanted()) {
            wantedSince = {};
        } else if (wantedSince == ConnectionBudget::Clock::time_point()) {
            wantedSince = now;
        } else if (now - wantedSince > longestDelay) { // this thread always has work, but others need a connection, too
            wantedSince = {};
            lock.unlock();
            connections->postgres().close();
            lock.lock();
        }
    }
}

} // namespace lectern::cache
