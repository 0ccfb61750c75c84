// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/cache/freshness/freshness.h"
#include "storage/cache/freshness/freshness_poller.h"
#include "storage/cache/read/connections.h"
#include "storage/cache/read/question.h"
#include "storage/cache/read/seal_key.h"
#include "storage/cache/tiers/key_history.h"
#include "storage/cache/tiers/memory_tier.h"
#include "storage/metrics/read_metrics.h"
#include "storage/redis/breaker.h"

#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <stop_token>

namespace lectern::cache {

/// The one way from a question to an answer: memory, then Redis, each only if proved fresh, else PostgreSQL. What a
/// process has once of the cache lives here; what a thread has, its connections, is handed in.
///
/// Thread: any, see each function.
class ReadPath
{
public:
    struct Config {
        int schemaVersion = 0;
        qint64 memoryTierBytes = 64 * 1024 * 1024;
        Lifetimes lifetimes;
        double auditedShare = 0.005; ///< Of hits, re-read from PostgreSQL in the background.
    };
    /// Work that nobody waits for; runs on a storage thread.
    using BackgroundTask = std::function<void(Connections &, std::stop_token)>;
    using Background = std::function<void(BackgroundTask)>;
    using Answered = std::function<void(Result<AnyAnswer>)>;

    /// `background` must outlive every read. `clock` is borrowed.
    ReadPath(Config config, const Clock &clock, Background background);

    /// The answer, if this process holds it whole and can prove it now. Thread: any; takes microseconds, asks no server.
    [[nodiscard]] std::optional<AnyAnswer> findProven(const Question &question, Instant askedAt);
    /// When a question was asked, and when a thread took it up: an answer with a bound of zero is true at the latter or later.
    struct Times {
        Instant askedAt{0};
        Instant startedAt{0};
    };
    /// Calls `answered` once, as soon as the answer is known; what there is to do after that (filling Redis) is done
    /// before it returns. Thread: storage; blocks.
    void read(const Question &question, Connections &connections, Times times, std::stop_token stop, const Answered &answered);
    /// Polls, whatever is known already. Thread: the connection's; blocks.
    [[nodiscard]] Result<void> keepProof(postgres::PostgresConnection &connection, std::stop_token stop);
    /// What can be said now of an answer that was given before, when it is the one held in memory and can be proved again. Nothing
    /// is asked or counted. Thread: any; takes microseconds.
    [[nodiscard]] std::optional<Provenance> renewed(const Question &question, const void *value);

    [[nodiscard]] Freshness &freshness() { return m_freshness; }
    [[nodiscard]] redis::Breaker &breaker() { return m_breaker; }
    [[nodiscard]] metrics::ReadMetrics &metrics() { return m_metrics; }
    /// What is known of the cache; `redisConfigured` is left to the caller.
    void fill(MetricsSnapshot &snapshot) const;

private:
    friend class Reading;
    /// A poll taken in at or after `notBefore`; what this login may not read any more is forgotten. Blocks.
    [[nodiscard]] Result<void> poll(postgres::PostgresConnection &connection, Instant notBefore, std::stop_token stop);
    void noteReread(const Question &question, const QByteArray &key);
    void considerHit(const Question &question, const QByteArray &key);
    void audit(const Question &question, const CachedAnswer &held, Connections &connections, const std::stop_token &stop);
    void refresh(const Question &question, const QByteArray &key, Connections &connections, const std::stop_token &stop);

    const Config m_config;
    const Clock &m_clock;
    const Background m_background;
    metrics::ReadMetrics m_metrics;
    Freshness m_freshness;
    FreshnessPoller m_poller;
    MemoryTier m_memory;
    KeyHistory m_history;
    redis::Breaker m_breaker;
    SealKey m_sealKey;
    std::mutex m_refreshMutex;
    std::set<QByteArray> m_refreshing; ///< Keys whose early refresh is on its way.
};

} // namespace lectern::cache
