// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

#include <chrono>

namespace lectern {

/// The parameters of the storage.
struct StorageConfig {
    QString postgresUrl;                            ///< libpq URI or keyword string.
    QString redisUrl;                               ///< redis://, rediss://, unix:///path or a plain socket path; empty: work without Redis.
    QHash<QString, std::chrono::seconds> lifetimes; ///< Overrides a family's TTL; see storage/base/family.h.
    QString backupRecord; ///< Private workspace: the file that contains when the user made the last backup; empty: the servers are not private.
    qint64 memoryTierBytes = 64LL * 1024 * 1024;
    int readerCount = 2;     ///< Threads for interactive reads; one more serves counts, statistics and anchors.
    int connectionLimit = 4; ///< Connections to PostgreSQL at once, at least 2: one of them always polls for changes.
};

} // namespace lectern
