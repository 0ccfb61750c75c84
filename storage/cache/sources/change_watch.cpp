// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/cache/sources/change_watch.h"

namespace lectern::cache {

using namespace postgres;

using namespace std::chrono_literals;

ChangeWatch::ChangeWatch(ReadPath &path, PostgresAccess postgres, Peers peers)
    : m_path(path)
    , m_postgres(std::move(postgres))
    , m_peers(std::move(peers))
    , m_thread([this](const std::stop_token &stop) { run(stop); })
{
    m_path.freshness().whenOwnWrite([this] {
        lookSoon();
        if (m_peers.call)
            m_peers.call();
    });
}

ChangeWatch::~ChangeWatch() { m_path.freshness().whenOwnWrite({}); }

void ChangeWatch::setAttention(Attention attention)
{
    if (m_peers.listen)
        m_peers.listen();
    const std::lock_guard lock(m_mutex);
    if (attention == m_attention)
        return;
    m_attention = attention;
    m_isWanted = true;
    m_wake.notify_one();
}

void ChangeWatch::lookSoon()
{
    const std::lock_guard lock(m_mutex);
    m_isWanted = true;
    m_wake.notify_one();
}

void ChangeWatch::run(const std::stop_token &stop)
{
    PostgresConnection connection(m_postgres, QStringLiteral("lectern watch"), PostgresConnection::Plans::Once);
    PostgresChangeLog log(connection);
    while (!stop.stop_requested()) {
        const Instant began = Clock::boot().now();
        look(log, stop);
        rest(began, stop);
    }
}

void ChangeWatch::look(ChangeLog &log, const std::stop_token &stop)
{
    ChangeNews news;
    if (const Result<void> proved = m_path.keepProof(log, stop); !proved)
        news.error = proved.error();
    if (stop.stop_requested())
        return;
    const std::uint64_t learned = m_path.freshness().learnedCount();
    news.readable = m_path.freshness().readable();
    news.hasChanges = learned != m_knownCount || news.error.has_value() != m_hasFailed;
    m_knownCount = learned;
    m_hasFailed = news.error.has_value();
    Q_EMIT looked(news);
}

/// Polls begin one interval apart, or earlier if a poll is wanted, but never less than `shortestInterval` apart.
void ChangeWatch::rest(Instant since, const std::stop_token &stop)
{
    const auto waitUntil = [&](std::unique_lock<std::mutex> &lock, std::chrono::milliseconds interval, auto &&isEnough) {
        const Instant left = since + interval - Clock::boot().now();
        if (left > 0ns)
            m_wake.wait_for(lock, stop, left, isEnough);
    };
    std::unique_lock lock(m_mutex);
    waitUntil(lock, shortestInterval, [] { return false; });
    waitUntil(lock, m_attention == Attention::Seen ? seenInterval : hiddenInterval, [this] { return m_isWanted; });
    m_isWanted = false;
}

} // namespace lectern::cache
