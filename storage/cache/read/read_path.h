// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/cache/freshness/freshness.h"
#include "storage/cache/freshness/freshness_poller.h"
#include "storage/cache/read/answering.h"
#include "storage/cache/read/connections.h"
#include "storage/cache/read/database_tier.h"
#include "storage/cache/read/hit_check.h"
#include "storage/cache/read/shared_tier.h"
#include "storage/cache/tiers/key_history.h"
#include "storage/cache/tiers/memory_tier.h"
#include "storage/metrics/read_metrics.h"
#include "storage/redis/breaker.h"

#include <functional>

namespace lectern::cache {

/// The only way from a question to an answer: memory, then the remote cache, each only if proved fresh, else the database. Owns the
/// cache's state of this process; connections, which each thread has, are passed in.
///
/// Thread: any, see each function.
class ReadPath
{
public:
    struct Config {
        KeySpace keys{0};
        qint64 memoryTierBytes = 64LL * 1024 * 1024;
        Lifetimes lifetimes;
        double auditedShare = 0.005; ///< Share of hits that are re-read from PostgreSQL in the background.
    };
    using Answered = std::function<void(Result<AnyAnswer>)>;

    /// `background` must outlive every read. `clock` is borrowed.
    ReadPath(const Config &config, const Clock &clock, HitCheck::Background background, WaitForOther wait = waitForOther);

    /// The answer, if this process holds it completely and can prove it now. Thread: any; takes microseconds, asks no server.
    [[nodiscard]] std::optional<AnyAnswer> findProven(const Question &question, Instant askedAt);
    /// Calls `answered` once, as soon as the answer is known; fills the remote cache after that, before it returns.
    /// Thread: storage; blocks.
    void read(const Question &question, Connections &connections, ReadTimes times, std::stop_token stop, const Answered &answered);
    /// Asks the database in any case, and stores the answer in both tiers; for background work. Thread: storage; blocks.
    void readAnew(const Question &question, Connections &connections, std::stop_token stop);
    /// Polls in any case. Thread: the log's; blocks.
    [[nodiscard]] Result<void> keepProof(ChangeLog &log, std::stop_token stop);
    /// The present provenance of an earlier answer, if it is still the one in memory and can be proved again. Asks and counts
    /// nothing. Thread: any; takes microseconds.
    template <typename T>
    [[nodiscard]] std::optional<Provenance> renewed(const QuestionOf<T> &question, const T &shown)
    {
        const std::optional<AnyAnswer> held = findUncounted(question);
        return held && valueAs<T>(held->value).get() == &shown ? std::optional(held->provenance) : std::nullopt;
    }

    [[nodiscard]] Freshness &freshness() { return m_freshness; }
    [[nodiscard]] redis::Breaker &breaker() { return m_breaker; }
    [[nodiscard]] metrics::ReadMetrics &metrics() { return m_metrics; }
    /// Fills in the cache's figures; the caller fills in `redisConfigured`.
    void fill(MetricsSnapshot &snapshot) const;

private:
    struct Reading;

    [[nodiscard]] std::optional<AnyAnswer> findUncounted(const Question &question);
    [[nodiscard]] Result<AnyAnswer> fromAnywhere(Reading &reading, Connections &connections, const std::stop_token &stop);
    [[nodiscard]] std::optional<AnyAnswer> fromMemory(Reading &reading);
    [[nodiscard]] std::optional<AnyAnswer> fromRemote(Reading &reading, const QByteArray &name, Connections &connections);
    [[nodiscard]] Result<AnyAnswer> fromDatabase(Reading &reading, Database &database, const std::stop_token &stop);
    [[nodiscard]] Result<AnyAnswer> staleOr(Reading &reading, StorageError error);

    [[nodiscard]] Result<void> polled(Result<void> outcome);
    [[nodiscard]] bool mayShow(const Reading &reading, const Freshness::Judgement &judgement) const;
    [[nodiscard]] bool isPermitted(const Question &question) const;
    [[nodiscard]] AnyAnswer answer(const Reading &reading, const CachedAnswer &held, Source source, Instant provenAt) const;
    void noteReread(const Question &question);

    const Config m_config;
    const Clock &m_clock;
    metrics::ReadMetrics m_metrics;
    Freshness m_freshness;
    FreshnessPoller m_poller;
    KeyHistory m_history;
    MemoryTier m_memory;
    SharedTier m_shared;
    DatabaseTier m_database;
    redis::Breaker m_breaker;
    HitCheck m_hitCheck;
};

} // namespace lectern::cache
