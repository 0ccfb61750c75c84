// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/jobs/job_announcer.h"

#include <utility>

namespace lectern::jobs {

using namespace redis;

JobAnnouncer::JobAnnouncer(const QString &redisUrl, const KeySpace &keys, Breaker &breaker) : m_redisUrl(redisUrl), m_keys(keys), m_breaker(breaker)
{
    if (!m_redisUrl.isEmpty())
        m_thread = std::jthread([this](const std::stop_token &stop) { run(stop); });
}

void JobAnnouncer::announceWork()
{
    if (m_redisUrl.isEmpty())
        return;
    const std::lock_guard lock(m_mutex);
    m_told.isWork = true;
    m_changed.notify_one();
}

void JobAnnouncer::announceChange()
{
    if (m_redisUrl.isEmpty())
        return;
    const std::lock_guard lock(m_mutex);
    m_told.isChange = true;
    m_changed.notify_one();
}

void JobAnnouncer::tell(DocumentId document, const WorkAttempt &work, const JobProgress &progress)
{
    if (m_redisUrl.isEmpty() || progress.total <= 0)
        return;
    const QByteArray key = progressKey(m_keys, document, work);
    const std::lock_guard lock(m_mutex);
    m_told.progress.insert(key, progress);
    m_changed.notify_one();
}

void JobAnnouncer::run(const std::stop_token &stop)
{
    RedisConnection connection(m_redisUrl, "lectern-announcer");
    std::unique_lock lock(m_mutex);
    while (m_changed.wait(lock, stop, [this] { return !m_told.isEmpty(); })) {
        const Told told = std::exchange(m_told, {});
        lock.unlock();
        m_isHeard = send(connection, told);
        lock.lock();
    }
}

bool JobAnnouncer::send(RedisConnection &connection, const Told &told)
{
    if (!m_breaker.isClosed())
        return false;
    if (!connection.open()) {
        m_breaker.noteFailure();
        return false;
    }
    if (told.isWork && !send(connection, RedisCommand::publish(jobsChannel(m_keys), wakeUpMessage)))
        return false;
    if (told.isChange && !send(connection, RedisCommand::publish(changesChannel(m_keys), wakeUpMessage)))
        return false;
    for (auto each = told.progress.begin(); each != told.progress.end(); ++each) {
        if (!send(connection, RedisCommand::set(each.key(), encoded(*each), progressLifetime)))
            return false;
    }
    return true;
}

bool JobAnnouncer::send(RedisConnection &connection, const RedisCommand &command)
{
    const auto reply = connection.ask(command);
    if (reply || connection.isOpen())
        m_breaker.noteSuccess(); // it answers, even if with an error
    else
        m_breaker.noteFailure();
    return reply.has_value();
}

} // namespace lectern::jobs
