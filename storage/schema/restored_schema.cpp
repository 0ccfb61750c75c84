// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/schema/restored_schema.h"

#include "storage/schema/migrations.h"

#include <chrono>

namespace lectern::schema {

using namespace postgres;

namespace {

using namespace std::chrono_literals;

const StatementLimits patientLimits{1h};

/// Forgets what the cache knew, if the schema has a cache already.
const auto forgetCacheSql = QStringLiteral(R"(
do $$
begin
    if to_regclass('cache.meta') is not null then
        delete from cache.log;
        delete from cache.boot;
        update cache.meta set horizon = pg_snapshot_xmax(pg_current_snapshot()),
                              seal_key = sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())
                                                || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));
    end if;
end
$$)");

/// What a dump of one database does not contain: the rights on the database itself (migration 008).
const auto databaseRightsSql = QStringLiteral(R"(
do $$
begin
    execute format('revoke temporary on database %I from public', current_database());
end
$$)");

/// Triggers and functions that are not as the migrations made them.
const auto alteredSql = QStringLiteral(R"(
select coalesce(string_agg(what, '; ' order by what), '')
  from (select format('trigger %I on %s', e.name, e.relation) as what
          from guard.expected_triggers e
          left join guard.present_triggers t on t.relation = e.relation and t.name = e.name
         where t.oid is null or t.enabled <> 'A' or t.function <> e.function or pg_get_triggerdef(t.oid) <> e.definition
        union all
        select format('function %s', e.name) from guard.expected_functions e
         where not exists (select from guard.present_functions f where f.oid = e.function and f.shape = e.shape)) altered)");

Result<void> takeStock(PostgresConnection &connection)
{
    const auto hasGuard = connection.run(QStringLiteral("select to_regclass('guard.expected_triggers') is not null"));
    if (!hasGuard || !hasGuard->toBool(0, 0))
        return hasGuard.map([](const Rows &) {});
    // With the names that the guard uses, which are independent of the search path.
    if (auto set = connection.runScript(QStringLiteral("set local search_path = pg_catalog, pg_temp")); !set)
        return set;
    const auto altered = connection.run(alteredSql);
    if (!altered)
        return failureOf(altered);
    if (const QString names = altered->toString(0, 0); !names.isEmpty())
        return failure(ErrorCode::Corrupt, FaultyPart::PostgreSql,
                       QStringLiteral("The database in the dump is not as Lectern made it: %1").arg(names));
    return connection.runScript(QStringLiteral("select guard.take_stock()"));
}

/// A dump has no statistics. Without them, the first queries would take the wrong ways.
Result<void> gatherStatistics(PostgresConnection &connection)
{
    const auto tables = connection.run(QStringLiteral(
        "select string_agg(format('%I.%I', n.nspname, c.relname), ', ') from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace"
        " where c.relkind = 'r' and n.nspname in ('public', 'cache', 'guard')"));
    if (!tables)
        return failureOf(tables);
    return connection.runScript(QStringLiteral("vacuum (analyze) ") + tables->toString(0, 0), patientLimits);
}

} // namespace

Result<void> settleRestored(PostgresConnection &connection)
{
    const Result<void> cleaned = connection.inTransaction(
        [&] {
            return connection.runScript(forgetCacheSql, patientLimits)
                .and_then([&] { return connection.runScript(databaseRightsSql); })
                .and_then([&] { return takeStock(connection); });
        },
        PostgresConnection::Guard::NotAsked);
    if (!cleaned)
        return cleaned;
    const auto status = migrateUp(connection);
    if (!status)
        return failureOf(status);
    if (status->fit != SchemaFit::Exact)
        return failure(ErrorCode::Conflict, FaultyPart::PostgreSql, status->advice);
    return gatherStatistics(connection);
}

} // namespace lectern::schema
