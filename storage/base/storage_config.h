// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

#include <chrono>

namespace lectern {

/// What the storage is given when it is made.
struct StorageConfig {
    QString postgresUrl;                            ///< libpq URI or keyword string.
    QString redisUrl;                               ///< redis://, rediss://, unix:///path or a plain socket path; empty: work without Redis.
    QHash<QString, std::chrono::seconds> lifetimes; ///< Overrides a family's TTL; see storage/base/family.h.
    qint64 memoryTierBytes = 64 * 1024 * 1024;
    int readerCount = 2;     ///< Interactive storage threads; one more serves counts, statistics and anchors.
    int connectionLimit = 4; ///< Of connections to PostgreSQL at once, at least 2: one of them asks all the time what changed.
};

} // namespace lectern
