// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/state/server_state_reader.h"

namespace lectern::postgres {

namespace {

/// State of the server; the last column tells whether the schema exists.
const QString serverSql = QStringLiteral(
    "select current_setting('server_version'),"
    " (select count(*) from pg_stat_activity where backend_type = 'client backend'),"
    " current_setting('max_connections')::int, pg_database_size(current_database()),"
    " to_regclass('lectern_schema.migrations') is not null"
    " and exists (select from pg_namespace where nspname = 'guard' and has_schema_privilege(oid, 'usage')),"
    " current_setting('archive_mode') <> 'off', (extract(epoch from a.last_archived_time) * 1000)::bigint,"
    " (extract(epoch from case when a.last_failed_time > coalesce(a.last_archived_time, '-infinity') then a.last_failed_time end) * 1000)::bigint"
    " from pg_stat_archiver a");

/// Reads catalogs only, so that it never waits for a lock on a table with rows.
const QString schemaSql = QStringLiteral(
    "select (select max(number) from lectern_schema.migrations), (select string_agg(what, '; ') from guard.troubles())");

const QString tablesSql = QStringLiteral("select c.relname, pg_total_relation_size(c.oid), greatest(c.reltuples, 0)::bigint"
                                         " from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 2 desc, 1");

const QString slowQueriesSql = QStringLiteral(
    "select left(query, 500), (extract(epoch from clock_timestamp() - query_start) * 1000)::bigint,"
    " state || coalesce(', waits for ' || wait_event, '')"
    " from pg_stat_activity where state <> 'idle' and backend_type = 'client backend' and pid <> pg_backend_pid()"
    " and query_start < clock_timestamp() - interval '500 milliseconds' order by query_start limit 50");

void readServer(ServerState::Postgres &state, const Rows &rows)
{
    state.reachable = true;
    state.version = rows.toString(0, 0);
    state.connectionCount = int(rows.toInt64(0, 1));
    state.maxConnections = int(rows.toInt64(0, 2));
    state.databaseBytes = rows.toInt64(0, 3);
    const auto time = [&](int column) {
        return rows.isNull(0, column) ? QDateTime() : QDateTime::fromMSecsSinceEpoch(rows.toInt64(0, column), Qt::UTC);
    };
    state.archivesWal = rows.toBool(0, 5);
    state.lastArchivedAt = time(6);
    state.lastArchiveFailureAt = time(7);
}

void readSchema(ServerState::Postgres &state, const Rows &rows)
{
    state.schemaVersion = int(rows.toInt64(0, 0));
    state.triggerDetail = rows.toString(0, 1);
    state.triggersHealthy = state.triggerDetail.isEmpty();
}

} // namespace

Result<ServerState::Postgres> readPostgresState(PostgresConnection &connection, const StatementLimits &limits, ServerStateExtent extent)
{
    ServerState::Postgres state;
    const auto server = connection.run(serverSql, {}, limits);
    if (!server)
        return failureOf(server);
    readServer(state, *server);
    const bool hasSchema = server->toBool(0, 4);
    if (hasSchema) {
        const auto schema = connection.run(schemaSql, {}, limits);
        if (!schema)
            return failureOf(schema);
        readSchema(state, *schema);
    } else {
        state.triggerDetail = QStringLiteral("the database has no Lectern schema");
    }
    const bool mayWait = extent == ServerStateExtent::Everything;
    if (hasSchema && mayWait) {
        const auto backlog = connection.run(QStringLiteral("select search_index_backlog()"), {}, limits); // computed from the two ends of the queue
        if (!backlog)
            return failureOf(backlog);
        state.searchIndexPending = backlog->toInt64(0, 0);
    }
    if (mayWait) {
        const auto tables = connection.run(tablesSql, {}, limits);
        if (!tables)
            return failureOf(tables);
        for (int i = 0; i < tables->rowCount(); ++i)
            state.tables.push_back({tables->toString(i, 0), tables->toInt64(i, 1), tables->toInt64(i, 2)});
    }
    const auto slow = connection.run(slowQueriesSql, {}, limits);
    if (!slow)
        return failureOf(slow);
    for (int i = 0; i < slow->rowCount(); ++i)
        state.slowQueries.push_back({slow->toString(i, 0), std::chrono::milliseconds(slow->toInt64(i, 1)), slow->toString(i, 2)});
    return state;
}

} // namespace lectern::postgres
