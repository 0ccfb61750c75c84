// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/cache/read/storage_threads.h"

#include <algorithm>
#include <utility>

namespace lectern {

StorageThreads::StorageThreads(int threadCount, Connect connect)
    : m_connect(std::move(connect))
    , m_slowLimit(std::max(1, threadCount - 2))
{
    // QThread, because Qt's sockets ask for one.
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
        const std::lock_guard lock(m_mutex); // so that no thread misses the call between its look and its wait
        m_isClosed = true;
        m_changed.notify_all();
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
            m_changed.notify_one();
            return;
        }
    }
    job(nullptr, m_stop.get_token());
}

/// The first lane that has something to do for one more thread. Requires: the mutex.
std::deque<StorageThreads::Job> *StorageThreads::nextLane()
{
    for (std::deque<Job> &lane : m_lanes) {
        const bool isInteractive = &lane == &m_lanes[size_t(Lane::Interactive)];
        if (!lane.empty() && (isInteractive || m_slowRunning < m_slowLimit))
            return &lane;
    }
    return nullptr;
}

void StorageThreads::run(int number)
{
    const std::unique_ptr<Connections> connections = m_connect(number);
    const std::stop_token stop = m_stop.get_token();
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_changed.wait(lock, [&] { return stop.stop_requested() || nextLane() != nullptr; });
        if (stop.stop_requested())
            return;
        std::deque<Job> *lane = nextLane();
        const bool isSlow = lane != &m_lanes[size_t(Lane::Interactive)];
        const Job job = std::move(lane->front());
        lane->pop_front();
        m_slowRunning += isSlow ? 1 : 0;
        lock.unlock();
        job(connections.get(), stop);
        lock.lock();
        m_slowRunning -= isSlow ? 1 : 0;
        if (isSlow)
            m_changed.notify_one();
    }
}

} // namespace lectern
