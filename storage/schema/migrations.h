// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"
#include "storage/postgres/link/connection.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <vector>

namespace lectern::schema {

/// One numbered change of the schema, from storage/schema/up/NNN_name.up.sql and down/NNN_name.down.sql (compiled in as resources).
struct Migration {
    int number = 0;
    QString name;
    QString upSql;
    QString downSql;
    QByteArray checksum; ///< SHA-256 of upSql, hex.
};
[[nodiscard]] const std::vector<Migration> &knownMigrations();

enum class SchemaFit {
    Exact,
    Empty,   ///< No schema yet.
    Behind,  ///< The database is older: `migrate up` would bring it up to date.
    Ahead,   ///< The database is newer than this program: read-only or refuse.
    Altered, ///< An applied migration's checksum differs from ours.
};

struct SchemaStatus {
    struct Applied {
        int number = 0;
        QString name;
        QByteArray checksum;
        QDateTime at;
    };
    SchemaFit fit = SchemaFit::Empty;
    int databaseVersion = 0;
    int programVersion = 0;
    std::vector<Applied> applied;
    QString owner;           ///< Owner of the tables, or of the database while there are none.
    bool mayPrepare = false; ///< Whether this login may create or change the tables.
    QString advice;          ///< What to do, in words; empty when Exact.
};

/// Thread: the connection's; all block. Each migration is one transaction; all share one advisory lock.
[[nodiscard]] Result<SchemaStatus> readSchemaStatus(postgres::PostgresConnection &connection);
[[nodiscard]] Result<SchemaStatus> migrateUp(postgres::PostgresConnection &connection);
/// Reverts the newest `steps` migrations.
[[nodiscard]] Result<SchemaStatus> migrateDown(postgres::PostgresConnection &connection, int steps);

} // namespace lectern::schema
