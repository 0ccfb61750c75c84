// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

#include <chrono>

namespace lectern {

/// What the storage is given when it is made.
struct StorageConfig {
    QString postgresUrl; ///< libpq URI or keyword string.
    QString redisUrl;    ///< redis://, rediss://, unix:///path or a plain socket path; empty: work without Redis.
    QHash<QString, std::chrono::seconds> lifetimes; ///< Overrides a family's TTL; see storage/base/family.h.
    qint64 memoryTierBytes = 64 * 1024 * 1024;
    int readerCount = 3; ///< Interactive storage threads; one more serves counts, statistics and anchors.
};

} // namespace lectern
