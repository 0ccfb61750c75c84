// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"
#include "storage/postgres/link/connection.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <vector>

namespace lectern::schema {

/// One numbered step of the schema, from storage/schema/up/NNN_name.up.sql and down/NNN_name.down.sql (compiled in as resources).
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
    Behind,  ///< The database is older: `migrate up` would bring it here.
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
    QString owner;           ///< Whose tables they are, or whose database it is as long as there are none.
    bool mayPrepare = false; ///< Whether this login may create or change them.
    QString advice;          ///< What to do, in words; empty when Exact.
};

/// Thread: the connection's; all block. Migrations run one transaction each, under one advisory lock.
[[nodiscard]] Result<SchemaStatus> readSchemaStatus(postgres::PostgresConnection &connection);
[[nodiscard]] Result<SchemaStatus> migrateUp(postgres::PostgresConnection &connection);
/// Takes back the newest `steps` migrations.
[[nodiscard]] Result<SchemaStatus> migrateDown(postgres::PostgresConnection &connection, int steps);

} // namespace lectern::schema
