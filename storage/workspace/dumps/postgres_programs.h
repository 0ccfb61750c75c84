// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"

#include <QString>

#include <optional>

namespace lectern::workspace {

/// The programs of one installed PostgreSQL: its server, initdb, pg_dump and pg_restore.
struct PostgresPrograms {
    QString folder;
    int version = 0; ///< The major version.

    [[nodiscard]] QString path(const char *program) const { return folder + QLatin1Char('/') + QLatin1String(program); }
};

/// The newest installed PostgreSQL, version 15 or later, or exactly `version` (a database only runs
/// under the major version that created it). Searches PATH and the usual folders of distributions. Thread: any.
[[nodiscard]] Result<PostgresPrograms> findPostgresPrograms(std::optional<int> version);

/// The major version that created a database; none if the folder contains no database.
[[nodiscard]] std::optional<int> versionOfDatabase(const QString &dataFolder);

} // namespace lectern::workspace
