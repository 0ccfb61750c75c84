// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/health.h"
#include "storage/api/provenance.h"
#include "storage/api/result.h"

#include <QDateTime>
#include <QFuture>
#include <QString>

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

namespace lectern {

/// Why a read went to PostgreSQL.
enum class MissReason : quint8 {
    Cold,        ///< No entry was found.
    Expired,     ///< This process had the entry, and its lifetime has ended.
    Evicted,     ///< This process wrote the entry, and Redis dropped it before its lifetime ended.
    Invalidated, ///< An authentic entry was found, but a later change affects it.
    Forged,      ///< An entry was found that is not authentic or cannot be decoded.
    Bypass,      ///< The cache was not used: breaker open, no Redis, trigger disabled, or bound not provable.
};
inline constexpr int missReasonCount = 6;
[[nodiscard]] QString nameOf(MissReason reason);

/// A step of one read whose time is measured, to show what slowed the read.
enum class ReadStep : quint8 { Queue, Poll, RedisRoundTrip, Unseal, Decode, PostgresRoundTrip, Paint };
inline constexpr int stepCount = 7;
[[nodiscard]] QString nameOf(ReadStep step);

/// Percentiles of a latency histogram; microseconds. Count 0: nothing measured.
struct LatencySummary {
    std::uint64_t count = 0;
    double p50 = 0, p95 = 0, p99 = 0, max = 0, mean = 0;
};

/// One bar of a histogram: counts durations of at most `upTo` microseconds that no lower bar counts.
struct LatencyBar {
    double upTo = 0;
    std::uint64_t count = 0;
    friend bool operator==(const LatencyBar &, const LatencyBar &) = default;
};
/// The non-empty bars, ascending. Histograms of one source share their bounds, so the
/// difference of two snapshots is the histogram of the time between them.
using LatencyBars = std::vector<LatencyBar>;

/// Counters of one family since the program started.
struct FamilyMetrics {
    QString family;
    std::uint64_t reads = 0;
    std::uint64_t memoryHits = 0;
    std::uint64_t redisHits = 0;
    std::uint64_t postgresReads = 0;
    std::uint64_t staleServed = 0;
    std::uint64_t errors = 0;
    std::array<std::uint64_t, missReasonCount> misses{};
    LatencySummary memory, redis, postgres;    ///< From question to answer, per tier.
    std::chrono::seconds lifetime{0};          ///< Of an entry, before jitter.
    std::uint64_t rereads = 0;                 ///< Questions that this process had asked before.
    std::chrono::milliseconds medianReread{0}; ///< Median time since the same question was asked before.
};

enum class BreakerState : quint8 { Closed, Open, HalfOpen };

/// State of the cache at one moment. Counters only grow.
struct MetricsSnapshot {
    std::chrono::milliseconds at{0};     ///< CLOCK_BOOTTIME.
    std::vector<FamilyMetrics> families; ///< Every family, in a fixed order, used or not.
    std::array<LatencySummary, stepCount> steps{};
    LatencyBars memory, redis, postgres;            ///< From question to answer per tier, all families together.
    std::chrono::microseconds savedDatabaseTime{0}; ///< Hits times the family's mean PostgreSQL time.
    std::uint64_t pollCount = 0;
    LatencySummary poll;
    std::chrono::milliseconds provenAge{-1}; ///< Time since the start of the last successful poll; -1: never polled.
    bool redisConfigured = false;
    BreakerState breaker = BreakerState::Closed;
    bool cacheTrusted = true; ///< false: the cache is off because of an audit mismatch or a disabled trigger.
    QString cacheDistrustReason;
    std::uint64_t auditedHits = 0;
    std::uint64_t auditMismatches = 0;
    std::uint64_t wakeUps = 0;        ///< Received from other processes through Redis: work was queued.
    std::uint64_t refusedSignals = 0; ///< Messages in Redis that Lectern never writes and that were ignored.
    int postgresConnections = 0;      ///< Held by this process now.
    int redisConnections = 0;
    std::int64_t memoryTierBytes = 0;
    std::int64_t memoryTierEntries = 0;
};

/// What the servers report about themselves.
struct ServerState {
    struct Redis {
        bool reachable = false;
        QString version, detail; ///< detail: why the server is not reachable.
        qint64 usedMemoryBytes = 0, maxMemoryBytes = 0, evictedKeys = 0, keyCount = 0, clientCount = 0;
        QString maxMemoryPolicy;                     ///< What Redis evicts when it is full ("allkeys-lru").
        qint64 keyspaceHits = 0, keyspaceMisses = 0; ///< Of all clients, since the server started.
        bool isReplica = false;
    } redis;
    struct Table {
        QString name;
        qint64 bytes = 0;
        qint64 estimatedRows = 0;
    };
    struct SlowQuery {
        QString text;
        std::chrono::milliseconds running{0};
        QString state;
    };
    struct Postgres {
        bool reachable = false;
        QString version, detail;
        std::optional<StorageError> trouble; ///< The error that the server returned; it says more than `detail` (models/errors).
        int connectionCount = 0, maxConnections = 0;
        qint64 databaseBytes = 0;
        int schemaVersion = 0;
        bool triggersHealthy = false;
        QString triggerDetail;
        qint64 searchIndexPending = 0;  ///< Reviews whose text is not yet searchable.
        bool archivesWal = false;       ///< archive_mode.
        QDateTime lastArchivedAt;       ///< Of WAL, for a backup; invalid: never, or unknown.
        QDateTime lastArchiveFailureAt; ///< Invalid: no failure since the last success.
        std::vector<Table> tables;
        std::vector<SlowQuery> slowQueries; ///< Running longer than 500 ms.
    } postgres;
    struct Backup {
        bool isOurs = false; ///< The servers are private, so nobody else makes backups.
        QDateTime lastAt;    ///< Made by `lecternctl backup`; invalid: never.
    } backup;
    HealthReport health; ///< Read less often than the rest; empty: not read yet.
};

/// Live figures for the monitor.
class MetricsSource
{
public:
    virtual ~MetricsSource() = default;
    /// Thread: any. Takes microseconds, never blocks on I/O.
    [[nodiscard]] virtual MetricsSnapshot snapshot() const = 0;
    [[nodiscard]] virtual QFuture<Result<ServerState>> fetchServerState() = 0;
    /// Adds the duration of a paint that the window measured. Thread: any.
    virtual void recordPaint(std::chrono::microseconds duration) = 0;
};

} // namespace lectern
