// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/cache/freshness/freshness_poller.h"

#include "storage/postgres/session/statement_log.h"

#include <algorithm>

namespace lectern::cache {

using namespace postgres;

bool waitForOther(std::condition_variable_any &changed, std::unique_lock<std::mutex> &lock, const std::stop_token &stop,
                  const std::function<bool()> &holds)
{
    return changed.wait(lock, stop, holds);
}

Result<void> FreshnessPoller::poll(ChangeLog &log, Instant notBefore, std::stop_token stop)
{
    std::unique_lock lock(m_mutex);
    while (m_isInFlight) {
        const Instant awaited = m_sentAt;
        if (!m_wait(m_finished, lock, stop, [&] { return !m_isInFlight || m_sentAt != awaited; }))
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

    Result<void> outcome = pollNow(log, sentAt, stop);

    lock.lock();
    m_isInFlight = false;
    m_outcome = outcome;
    m_finished.notify_all();
    return outcome;
}

Result<void> FreshnessPoller::prove(ChangeLog &log, const ReadBound &bound, const std::stop_token &stop)
{
    const auto isProved = [&] {
        const Instant polledAt = m_freshness.polledAt();
        return polledAt >= m_freshness.ownWriteAt() && bound.allows(polledAt, m_clock.now());
    };
    for (int attempt = 0; attempt < 2 && !isProved(); ++attempt) {
        if (const Result<void> polled = poll(log, std::max(bound.youngEnough(m_clock.now()), m_freshness.ownWriteAt()), stop); !polled)
            return polled;
    }
    return {};
}

Result<void> FreshnessPoller::pollNow(ChangeLog &log, Instant sentAt, const std::stop_token &stop)
{
    const AskedFor asked(QStringLiteral("what changed"));
    const StatementLimits limits{deadline, stop};
    std::optional<Snapshot> last = m_freshness.newestSnapshot();
    for (;;) {
        const Result<FreshnessPoll> polled = log.readChanges(last, limits);
        if (!polled)
            return failureOf(polled);
        m_metrics.notePoll(m_clock.now() - sentAt);
        if (m_freshness.apply(*polled, sentAt, last))
            return {};
        last.reset();
    }
}

} // namespace lectern::cache
