// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/server_state_reader.h"

namespace lectern {

namespace {

/// The server as a whole; the last column tells whether the schema is there to be asked.
const QString serverSql = QStringLiteral(
    "select current_setting('server_version'),"
    " (select count(*) from pg_stat_activity where backend_type = 'client backend'),"
    " current_setting('max_connections')::int, pg_database_size(current_database()),"
    " to_regclass('lectern_schema.migrations') is not null and to_regprocedure('cache.trigger_trouble()') is not null");

/// The queue's length from its ends: counting it would read it all.
const QString schemaSql = QStringLiteral(
    "select (select max(number) from lectern_schema.migrations), cache.trigger_trouble(), search_index_backlog()");

const QString tablesSql = QStringLiteral(
    "select c.relname, pg_total_relation_size(c.oid), greatest(c.reltuples, 0)::bigint"
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
}

void readSchema(ServerState::Postgres &state, const Rows &rows)
{
    state.schemaVersion = int(rows.toInt64(0, 0));
    state.triggerDetail = rows.toString(0, 1);
    state.triggersHealthy = state.triggerDetail.isEmpty();
    state.searchIndexPending = rows.toInt64(0, 2);
}

} // namespace

Result<ServerState::Postgres> readPostgresState(PostgresConnection &connection, const StatementLimits &limits)
{
    ServerState::Postgres state;
    const auto server = connection.run(serverSql, {}, limits);
    if (!server)
        return tl::make_unexpected(server.error());
    readServer(state, *server);
    if (server->toBool(0, 4)) {
        const auto schema = connection.run(schemaSql, {}, limits);
        if (!schema)
            return tl::make_unexpected(schema.error());
        readSchema(state, *schema);
    } else {
        state.triggerDetail = QStringLiteral("the database has no Lectern schema");
    }
    const auto tables = connection.run(tablesSql, {}, limits);
    if (!tables)
        return tl::make_unexpected(tables.error());
    for (int i = 0; i < tables->rowCount(); ++i)
        state.tables.push_back({tables->toString(i, 0), tables->toInt64(i, 1), tables->toInt64(i, 2)});
    const auto slow = connection.run(slowQueriesSql, {}, limits);
    if (!slow)
        return tl::make_unexpected(slow.error());
    for (int i = 0; i < slow->rowCount(); ++i)
        state.slowQueries.push_back(
            {slow->toString(i, 0), std::chrono::milliseconds(slow->toInt64(i, 1)), slow->toString(i, 2)});
    return state;
}

} // namespace lectern
