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

/// What stands under one key of Redis, for a person.
struct InspectedEntry {
    enum class State {
        Absent,
        Forged,    ///< Not authentic: not sealed with this database's key, or not for this key.
        Outdated,  ///< Authentic, but of another boot, another schema, or from before the change log begins.
        Fresh,     ///< Nothing it depends on changed since.
        Changed,   ///< Something it depends on changed since.
        Undecided, ///< Nothing can be proved now: a trigger is off, or its question is not this program's.
    };
    State state = State::Absent;
    QString reason; ///< The state in words.
    qint64 storedBytes = 0;
    int format = 0, schemaVersion = 0;
    QString boot, snapshot, question;
    QDateTime filledAt; ///< UTC, by the wall clock of whoever wrote it.
    std::chrono::seconds age{0}, lifetime{0}, lifetimeLeft{0};
};
[[nodiscard]] QString nameOf(InspectedEntry::State state); ///< "absent", "forged", ...

/// What `lecternctl cache status` prints. Only what holds now, not since when.
struct CacheStatus {
    QString boot, snapshot;
    quint64 horizon = 0;
    qint64 loggedChangeCount = 0;
    qint64 loggedScopeCount = 0;
    bool triggersHealthy = false;
    QString triggerDetail;
    ServerState::Redis redis;
};

/// Looks after the cache from outside the read path: for lecternctl. Never deletes by pattern: an
/// invalidation is a line in the change log, which every reader honours at its next poll.
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
    /// The families' names, as `invalidateFamily` takes them.
    [[nodiscard]] static QStringList familyNames();
    /// InvalidRequest when there is no such family.
    [[nodiscard]] Result<void> invalidateFamily(const QString &family);
    [[nodiscard]] Result<void> invalidateEntity(const QString &entityId);
    [[nodiscard]] Result<void> invalidatePlatform(Platform platform);
    [[nodiscard]] Result<void> invalidateAll();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace lectern::maintenance
