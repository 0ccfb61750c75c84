// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/cache/freshness/freshness_poller.h"

#include "storage/postgres/link/statement_log.h"

namespace lectern::cache {

using namespace postgres;

Result<void> FreshnessPoller::poll(PostgresConnection &connection, Instant notBefore, std::stop_token stop)
{
    std::unique_lock lock(m_mutex);
    while (m_isInFlight) {
        const Instant awaited = m_sentAt;
        if (!m_finished.wait(lock, stop, [&] { return !m_isInFlight || m_sentAt != awaited; }))
            return failure(ErrorCode::Cancelled, FaultyPart::PostgreSql, QStringLiteral("cancelled while waiting for a poll"));
        if (awaited >= notBefore && !m_isInFlight)
            return m_outcome;
    }
    if (m_freshness.polledAt() >= notBefore)
        return {};
    m_isInFlight = true;
    m_sentAt = m_clock.now();
    const Instant sentAt = m_sentAt;
    lock.unlock();

    Result<void> outcome = pollNow(connection, sentAt, stop);

    lock.lock();
    m_isInFlight = false;
    m_outcome = outcome;
    m_finished.notify_all();
    return outcome;
}

Result<void> FreshnessPoller::pollNow(PostgresConnection &connection, Instant sentAt, const std::stop_token &stop)
{
    const AskedFor asked(QStringLiteral("what changed"));
    const StatementLimits limits{deadline, stop};
    std::optional<Snapshot> last = m_freshness.newestSnapshot();
    for (;;) {
        const Result<FreshnessPoll> polled = readFreshness(connection, last, limits);
        if (!polled)
            return tl::make_unexpected(polled.error());
        m_metrics.notePoll(m_clock.now() - sentAt);
        if (m_freshness.apply(*polled, sentAt, last))
            return {};
        last.reset();
    }
}

} // namespace lectern::cache
