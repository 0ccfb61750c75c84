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
    Cold,        ///< Nothing there.
    Expired,     ///< Was here in this process, its lifetime ended.
    Evicted,     ///< Was written by this process, is gone from Redis before its lifetime ended.
    Invalidated, ///< There, authentic, but a later change touches it.
    Forged,      ///< There, but not authentic, or not decodable.
    Bypass,      ///< The cache was not asked: breaker open, Redis absent, trigger disabled, bound not provable.
};
inline constexpr int missReasonCount = 6;
[[nodiscard]] QString nameOf(MissReason reason);

/// A step of one read, for "what slowed this".
enum class ReadStep : quint8 { Queue, Poll, RedisRoundTrip, Unseal, Decode, PostgresRoundTrip, Paint };
inline constexpr int stepCount = 7;
[[nodiscard]] QString nameOf(ReadStep step);

/// Percentiles of a latency histogram; microseconds. Count 0: nothing measured.
struct LatencySummary {
    std::uint64_t count = 0;
    double p50 = 0, p95 = 0, p99 = 0, max = 0, mean = 0;
};

/// One bar of a histogram: durations of at most `upTo` microseconds that no earlier bar holds.
struct LatencyBar {
    double upTo = 0;
    std::uint64_t count = 0;
    friend bool operator==(const LatencyBar &, const LatencyBar &) = default;
};
/// Bars that are not empty, ascending. Two histograms of one source share their bounds, so that the
/// difference of two snapshots is the histogram of what lay between them.
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
    LatencySummary memory, redis, postgres;    ///< From question to answer, per answering tier.
    std::chrono::seconds lifetime{0};          ///< Of an entry, before jitter.
    std::uint64_t rereads = 0;                 ///< Questions asked before in this process.
    std::chrono::milliseconds medianReread{0}; ///< How long after the time before, half of them at most.
};

enum class BreakerState : quint8 { Closed, Open, HalfOpen };

/// What the program knows of the cache at one moment. All counters only grow.
struct MetricsSnapshot {
    std::chrono::milliseconds at{0};     ///< CLOCK_BOOTTIME.
    std::vector<FamilyMetrics> families; ///< Fixed order, every family, used or not.
    std::array<LatencySummary, stepCount> steps{};
    LatencyBars memory, redis, postgres;            ///< From question to answer per answering tier, all families together.
    std::chrono::microseconds savedDatabaseTime{0}; ///< Hits times the family's mean PostgreSQL time.
    std::uint64_t pollCount = 0;
    LatencySummary poll;
    std::chrono::milliseconds provenAge{-1}; ///< Now minus the last successful poll's start; -1: never polled.
    bool redisConfigured = false;
    BreakerState breaker = BreakerState::Closed;
    bool cacheTrusted = true; ///< false: an audit mismatch or a disabled trigger turned the cache off.
    QString cacheDistrustReason;
    std::uint64_t auditedHits = 0;
    std::uint64_t auditMismatches = 0;
    std::uint64_t wakeUps = 0;        ///< Heard from other processes through Redis: work was queued.
    std::uint64_t refusedSignals = 0; ///< Wake-ups and progress that stood in Redis and that this program never writes.
    int postgresConnections = 0;      ///< That this process holds.
    int redisConnections = 0;
    std::int64_t memoryTierBytes = 0;
    std::int64_t memoryTierEntries = 0;
};

/// What the servers say of themselves.
struct ServerState {
    struct Redis {
        bool reachable = false;
        QString version, detail; ///< detail: why it is not reachable.
        qint64 usedMemoryBytes = 0, maxMemoryBytes = 0, evictedKeys = 0, keyCount = 0, clientCount = 0;
        QString maxMemoryPolicy;                     ///< What it forgets when it is full ("allkeys-lru").
        qint64 keyspaceHits = 0, keyspaceMisses = 0; ///< Of all its clients, since it started.
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
        std::optional<StorageError> trouble; ///< What it said instead of answering: it says more than `detail` (models/errors).
        int connectionCount = 0, maxConnections = 0;
        qint64 databaseBytes = 0;
        int schemaVersion = 0;
        bool triggersHealthy = false;
        QString triggerDetail;
        qint64 searchIndexPending = 0;  ///< Reviews whose text is not yet searchable.
        bool archivesWal = false;       ///< archive_mode.
        QDateTime lastArchivedAt;       ///< Of WAL, for a backup; invalid: never, or not told.
        QDateTime lastArchiveFailureAt; ///< Invalid: none since.
        std::vector<Table> tables;
        std::vector<SlowQuery> slowQueries; ///< Running longer than 500 ms.
    } postgres;
    HealthReport health; ///< Looked at less often than the rest; empty: not yet.
};

/// Live figures for the monitor.
class MetricsSource
{
public:
    virtual ~MetricsSource() = default;
    /// Thread: any. Takes microseconds, never blocks on I/O.
    [[nodiscard]] virtual MetricsSnapshot snapshot() const = 0;
    [[nodiscard]] virtual QFuture<Result<ServerState>> fetchServerState() = 0;
    /// Adds a paint's duration, measured by the window. Thread: any.
    virtual void recordPaint(std::chrono::microseconds duration) = 0;
};

} // namespace lectern
