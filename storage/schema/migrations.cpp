// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/schema/migrations.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTimeZone>

#include <algorithm>

namespace lectern::schema {

using namespace postgres;

namespace {

using namespace std::chrono_literals;

/// Migrations may build indexes over existing rows.
const StatementLimits patientLimits{1h};

/// The advisory lock of all migrations of a database; the number is arbitrary.
const QString lockSql = QStringLiteral("select pg_advisory_xact_lock(5495423012117)");

const QString recordsTableSql = QStringLiteral(
    "create schema if not exists lectern_schema;"
    "create table if not exists lectern_schema.migrations ("
    " number integer primary key, name text not null, checksum text not null,"
    " applied_at timestamptz not null default now());"
    "comment on table lectern_schema.migrations is 'Which migrations this database has; written by lecternctl migrate.';"
    "grant usage on schema lectern_schema to public;"
    "grant select on lectern_schema.migrations to public;");

QString textOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

std::vector<Migration> loadMigrations()
{
    static const QRegularExpression upName(QStringLiteral("^(\\d{3})_(\\w+)\\.up\\.sql$"));
    std::vector<Migration> migrations;
    const QDir folder(QStringLiteral(":/schema"));
    const QStringList files = folder.entryList(QDir::Files, QDir::Name);
    for (const QString &file : files) {
        const QRegularExpressionMatch match = upName.match(file);
        if (!match.hasMatch())
            continue;
        Migration migration;
        migration.number = match.captured(1).toInt();
        migration.name = match.captured(2);
        migration.upSql = textOf(folder.filePath(file));
        migration.downSql = textOf(folder.filePath(QString(file).replace(QStringLiteral(".up."), QStringLiteral(".down."))));
        migration.checksum = QCryptographicHash::hash(migration.upSql.toUtf8(), QCryptographicHash::Sha256).toHex();
        migrations.push_back(std::move(migration));
    }
    return migrations;
}

Result<std::vector<SchemaStatus::Applied>> readApplied(PostgresConnection &connection)
{
    // Reads the catalog: in a transaction that waited for another's migration, to_regclass() may keep returning that the schema does
    // not exist.
    const auto exists = connection.run(
        QStringLiteral("select exists (select from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace"
                       " where n.nspname = 'lectern_schema' and c.relname = 'migrations')"));
    if (!exists)
        return failureOf(exists);
    std::vector<SchemaStatus::Applied> applied;
    if (!exists->toBool(0, 0))
        return applied;
    const auto rows = connection.run(QStringLiteral("select number, name, checksum, (extract(epoch from applied_at) * 1000)::bigint"
                                                    " from lectern_schema.migrations order by number"));
    if (!rows)
        return failureOf(rows);
    for (int i = 0; i < rows->rowCount(); ++i)
        applied.push_back({int(rows->toInt64(i, 0)), rows->toString(i, 1), rows->cell(i, 2).toByteArray(),
                           QDateTime::fromMSecsSinceEpoch(rows->toInt64(i, 3), Qt::UTC)});
    return applied;
}

const Migration *findMigration(int number)
{
    const auto &known = knownMigrations();
    const auto found = std::find_if(known.begin(), known.end(), [&](const Migration &migration) { return migration.number == number; });
    return found == known.end() ? nullptr : &*found;
}

/// Applied migrations whose text differs from this program's, as "2 (search)".
QStringList alteredIn(const SchemaStatus &status)
{
    QStringList altered;
    for (const SchemaStatus::Applied &applied : status.applied) {
        const Migration *migration = findMigration(applied.number);
        if (migration && migration->checksum != applied.checksum)
            altered.append(QStringLiteral("%1 (%2)").arg(applied.number).arg(applied.name));
    }
    return altered;
}

SchemaFit fitOf(const SchemaStatus &status)
{
    if (status.applied.empty())
        return SchemaFit::Empty;
    if (!alteredIn(status).isEmpty())
        return SchemaFit::Altered;
    if (status.databaseVersion > status.programVersion)
        return SchemaFit::Ahead;
    return status.applied.size() < knownMigrations().size() ? SchemaFit::Behind : SchemaFit::Exact;
}

/// The owner of the tables, and whether this login may act as it. Read from the catalog, which everybody may read.
Result<void> readOwner(PostgresConnection &connection, SchemaStatus &status)
{
    const auto rows = connection.run(QStringLiteral(
        "select pg_get_userbyid(owner), case when has_tables then pg_has_role(owner, 'usage') else has_database_privilege(current_database(), 'create') end"
        " from (select coalesce(c.relowner, d.datdba) as owner, c.oid is not null as has_tables from pg_database d"
        " left join (pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'lectern_schema') on c.relname = 'migrations'"
        " where d.datname = current_database()) found"));
    if (!rows)
        return failureOf(rows);
    status.owner = rows->toString(0, 0);
    status.mayPrepare = rows->toBool(0, 1);
    return {};
}

QString whoPrepares(const SchemaStatus &status)
{
    return status.mayPrepare ? QStringLiteral("Run \"lecternctl migrate up\"")
                             : QStringLiteral("Ask %1, who owns them, to run \"lecternctl migrate up\"").arg(status.owner);
}

QString adviceFor(const SchemaStatus &status)
{
    switch (status.fit) {
    case SchemaFit::Exact: return {};
    case SchemaFit::Empty:
        return QStringLiteral("The database has none of Lectern's tables yet. %1.")
            .arg(status.mayPrepare ? QStringLiteral("Run \"lecternctl migrate up\" to create them")
                                   : QStringLiteral("Ask %1, who owns the database, to run \"lecternctl migrate up\"").arg(status.owner));
    case SchemaFit::Behind:
        return QStringLiteral("The tables have version %1, this Lectern needs %2. %3 to bring them up to date.")
            .arg(status.databaseVersion)
            .arg(status.programVersion)
            .arg(whoPrepares(status));
    case SchemaFit::Ahead:
        return QStringLiteral("The tables are newer (version %1) than this Lectern, which knows %2. Update Lectern.")
            .arg(status.databaseVersion)
            .arg(status.programVersion);
    case SchemaFit::Altered:
        return QStringLiteral("The database was built by migrations that differ from this program's under the same "
                              "numbers: %1. Use the Lectern version that created it, or restore a backup.")
            .arg(alteredIn(status).join(QStringLiteral(", ")));
    }
    Q_UNREACHABLE();
}

/// Runs a function of the schema `guard`, if a migration has created it.
Result<void> askGuard(PostgresConnection &connection, const QString &function)
{
    const auto found = connection.run(QStringLiteral(
                                          "select exists (select from pg_catalog.pg_proc f join pg_catalog.pg_namespace n on n.oid = f.pronamespace"
                                          " where n.nspname = 'guard' and f.proname = ?)"),
                                      {function});
    if (!found || !found->toBool(0, 0))
        return found.map([](const Rows &) {});
    return connection.runScript(QStringLiteral("select guard.%1()").arg(function));
}

/// Runs a migration's script. Checks the triggers before, and records them after it, for the next check.
Result<void> changeSchema(PostgresConnection &connection, const QString &script)
{
    return askGuard(connection, QStringLiteral("require")).and_then([&] { return connection.runScript(script, patientLimits); }).and_then([&] {
        return askGuard(connection, QStringLiteral("take_stock"));
    });
}

/// Runs `step` in a transaction that holds the lock of all migrations.
Result<void> locked(PostgresConnection &connection, const std::function<Result<void>()> &step)
{
    return connection.inTransaction(
        [&]() -> Result<void> {
            // Another Lectern may be migrating: no lock timeout, so that this waits longer than for an ordinary lock.
            return connection.runScript(QStringLiteral("set local lock_timeout = 0; set local search_path = public"))
                .and_then([&] { return connection.runScript(lockSql, patientLimits); })
                .and_then(step);
        },
        PostgresConnection::Guard::NotAsked);
}

Result<void> applyNext(PostgresConnection &connection, bool &isDone)
{
    return locked(connection, [&]() -> Result<void> {
        const auto status = readSchemaStatus(connection);
        if (!status)
            return failureOf(status);
        if (status->fit == SchemaFit::Altered || status->fit == SchemaFit::Ahead)
            return failure(ErrorCode::Conflict, FaultyPart::PostgreSql, status->advice);
        isDone = status->fit == SchemaFit::Exact;
        if (isDone)
            return {};
        const Migration &next = knownMigrations()[status->applied.size()];
        return connection.runScript(recordsTableSql)
            .and_then([&] { return changeSchema(connection, next.upSql); })
            .and_then([&] {
                return connection.run(QStringLiteral("insert into lectern_schema.migrations (number, name, checksum) values (?, ?, ?)"),
                                      {next.number, next.name, QString::fromLatin1(next.checksum)});
            })
            .map([](const Rows &) {});
    });
}

Result<void> takeBackLast(PostgresConnection &connection)
{
    return locked(connection, [&]() -> Result<void> {
        const auto status = readSchemaStatus(connection);
        if (!status)
            return failureOf(status);
        if (status->applied.empty())
            return {};
        const Migration *last = findMigration(status->applied.back().number);
        if (!last || status->fit == SchemaFit::Altered)
            return failure(ErrorCode::Conflict, FaultyPart::PostgreSql, status->advice);
        return changeSchema(connection, last->downSql).and_then([&] {
            return status->applied.size() == 1
                ? connection.runScript(QStringLiteral("drop schema lectern_schema cascade"))
                : connection.run(QStringLiteral("delete from lectern_schema.migrations where number = ?"), {last->number}).map([](const Rows &) {});
        });
    });
}

} // namespace

const std::vector<Migration> &knownMigrations()
{
    static const std::vector<Migration> migrations = loadMigrations();
    return migrations;
}

Result<SchemaStatus> readSchemaStatus(PostgresConnection &connection)
{
    auto applied = readApplied(connection);
    if (!applied)
        return failureOf(applied);
    SchemaStatus status;
    status.applied = std::move(*applied);
    status.databaseVersion = status.applied.empty() ? 0 : status.applied.back().number;
    status.programVersion = knownMigrations().empty() ? 0 : knownMigrations().back().number;
    status.fit = fitOf(status);
    if (const auto owner = readOwner(connection, status); !owner)
        return failureOf(owner);
    status.advice = adviceFor(status);
    return status;
}

Result<SchemaStatus> migrateUp(PostgresConnection &connection)
{
    bool isDone = false;
    while (!isDone) {
        if (const auto applied = applyNext(connection, isDone); !applied)
            return failureOf(applied);
    }
    return readSchemaStatus(connection);
}

Result<SchemaStatus> migrateDown(PostgresConnection &connection, int steps)
{
    for (int i = 0; i < steps; ++i) {
        if (const auto taken = takeBackLast(connection); !taken)
            return failureOf(taken);
    }
    return readSchemaStatus(connection);
}

} // namespace lectern::schema
