// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"
#include "storage/workspace/servers/postgres_programs.h"

#include <QDateTime>

#include <chrono>
#include <functional>
#include <stop_token>

namespace lectern::workspace {

/// A dump is a file in pg_dump's custom format. It contains all that is Lectern's in one database, except the change log and the
/// boot of the cache: their transaction ids mean nothing in another database.

struct DumpOptions {
    bool isInBackground = false;
    std::function<void(qint64)> told; ///< Called with the number of bytes written so far.
    std::stop_token stop;
};
struct DumpReport {
    QString path;
    qint64 bytes = 0;
    std::chrono::milliseconds duration{0};
};
/// Writes one consistent state of the database while others use it. The file is readable for its owner only, and appears when
/// it is complete. Thread: any; blocks.
[[nodiscard]] Result<DumpReport> writeDump(const PostgresPrograms &programs, const QString &url, const QString &path, const DumpOptions &options);

struct DumpFacts {
    int schemaVersion = 0; ///< The last migration.
    QString postgresVersion;
};
/// Reads a dump's head and its list of migrations. Corrupt: not a dump, or not Lectern's. Thread: any; blocks.
[[nodiscard]] Result<DumpFacts> readDumpFacts(const PostgresPrograms &programs, const QString &path, const std::stop_token &stop);

/// Fills an empty database, all or nothing. Thread: any; blocks.
[[nodiscard]] Result<void> loadDump(const PostgresPrograms &programs, const QString &url, const QString &path, const std::stop_token &stop);

} // namespace lectern::workspace
