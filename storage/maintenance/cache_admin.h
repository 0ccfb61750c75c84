// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/metrics.h"
#include "storage/api/result.h"
#include "storage/api/reviews/review.h"
#include "storage/base/storage_config.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QStringList>

#include <chrono>
#include <memory>
#include <optional>

namespace lectern::maintenance {

/// Description of the entry under one key of Redis, for people.
struct InspectedEntry {
    enum class State {
        Absent,
        Forged,    ///< Not sealed with this database's key, or not for this key.
        Outdated,  ///< Authentic, but of another boot or schema, or older than the change log.
        Fresh,     ///< Nothing it depends on has changed.
        Changed,   ///< Something it depends on has changed.
        Undecided, ///< Nothing can be proved now: a trigger is disabled, or this program does not know the question.
    };
    State state = State::Absent;
    QString reason; ///< Explains the state.
    qint64 storedBytes = 0;
    int format = 0, schemaVersion = 0;
    QString boot, snapshot, question;
    QDateTime filledAt; ///< UTC, by the writer's wall clock.
    std::chrono::seconds age{0}, lifetime{0}, lifetimeLeft{0};
};
[[nodiscard]] QString nameOf(InspectedEntry::State state); ///< "absent", "forged", ...

/// What `lecternctl cache status` prints: the present state, without history.
struct CacheStatus {
    QString boot, snapshot;
    quint64 horizon = 0;
    qint64 loggedChangeCount = 0;
    qint64 loggedScopeCount = 0;
    bool triggersHealthy = false;
    QString triggerDetail;
    ServerState::Redis redis;
};

/// Inspects and invalidates the cache from outside the read path, for lecternctl. Never deletes by pattern: an
/// invalidation is a row in the change log, which every reader sees at its next poll.
///
/// Thread: the one that created it; every function blocks.
/// Owns: a connection to each server, opened on first use.
class CacheAdmin
{
public:
    explicit CacheAdmin(const StorageConfig &config);
    ~CacheAdmin();

    [[nodiscard]] Result<CacheStatus> readStatus();
    [[nodiscard]] Result<InspectedEntry> readEntry(const QByteArray &key);
    /// The names that `invalidateFamily` accepts.
    [[nodiscard]] static QStringList familyNames();
    /// InvalidRequest: no such family.
    [[nodiscard]] Result<void> invalidateFamily(const QString &family);
    [[nodiscard]] Result<void> invalidateEntity(const QString &entityId);
    [[nodiscard]] Result<void> invalidatePlatform(Platform platform);
    [[nodiscard]] Result<void> invalidateAll();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace lectern::maintenance
