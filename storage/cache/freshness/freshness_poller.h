// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"
#include "storage/cache/freshness/freshness.h"
#include "storage/metrics/read_metrics.h"
#include "storage/postgres/link/connection.h"

#include <condition_variable>
#include <mutex>
#include <stop_token>

namespace lectern::cache {

/// Polls PostgreSQL's change log, one poll at a time in the process: whoever needs one that is already on its way waits
/// for that one.
///
/// Thread: storage threads, each with its own connection. Borrows all that it is made of.
class FreshnessPoller
{
public:
    /// A poll that takes longer has failed.
    static constexpr std::chrono::milliseconds deadline{2000};

    FreshnessPoller(Freshness &freshness, metrics::ReadMetrics &metrics, const Clock &clock)
        : m_freshness(freshness)
        , m_metrics(metrics)
        , m_clock(clock)
    {
    }

    /// Returns once a poll that was sent at or after `notBefore` is taken in. Blocks for one round trip, or for as long as
    /// the poll of another thread takes.
    [[nodiscard]] Result<void> poll(postgres::PostgresConnection &connection, Instant notBefore, std::stop_token stop);

private:
    [[nodiscard]] Result<void> pollNow(postgres::PostgresConnection &connection, Instant sentAt, const std::stop_token &stop);

    Freshness &m_freshness;
    metrics::ReadMetrics &m_metrics;
    const Clock &m_clock;
    std::mutex m_mutex;
    std::condition_variable_any m_finished;
    bool m_isInFlight = false;
    Instant m_sentAt = Instant::min(); ///< Of the poll in flight, or of the last one.
    Result<void> m_outcome;            ///< Of the last one.
};

} // namespace lectern::cache
