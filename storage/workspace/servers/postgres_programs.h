// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace lectern::workspace {

/// The programs of one installed PostgreSQL: its server, initdb, pg_dump and pg_restore.
struct PostgresPrograms {
    QString folder;
    int version = 0; ///< The major version.

    [[nodiscard]] QString path(const char *program) const;
};

/// The newest installed PostgreSQL, version 15 or later, or exactly `version` (a database only runs
/// under the major version that created it). Searches programFolders(). Thread: any.
[[nodiscard]] Result<PostgresPrograms> findPostgresPrograms(std::optional<int> version);

/// PATH and the folders that PostgreSQL is usually installed in.
[[nodiscard]] QStringList programFolders();
/// "postgres" or "initdb" as the file is called on this system.
[[nodiscard]] QString programFile(const QString &folder, const QString &name);
/// What a person can do who has no PostgreSQL of this version; of none: of at least `oldest`.
[[nodiscard]] QString howToGetPrograms(std::optional<int> version, int oldest);

/// The major version that created a database; none if the folder contains no database.
[[nodiscard]] std::optional<int> versionOfDatabase(const QString &dataFolder);

} // namespace lectern::workspace
