// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/health/postgres_health.h"

#include "storage/api/waiting.h"
#include "storage/postgres/link/limit_scope.h"
#include "storage/schema/migrations.h"

#include <QLocale>

#include <array>
#include <utility>

namespace lectern::health {

using namespace postgres;
using namespace schema;

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds deadline = 2s;
/// Time within which a queue that is being worked on gets shorter.
constexpr std::chrono::milliseconds indexingPause = 1500ms;

StatementLimits limits(const std::stop_token &stop) { return {deadline, stop}; }

HealthPart well(const char *name, const QString &detail) { return {QLatin1String(name), true, detail, {}}; }

HealthPart ill(const char *name, const QString &detail, const QString &advice) { return {QLatin1String(name), false, detail, advice}; }

QString adviceFor(const StorageError &error)
{
    switch (error.code) {
    case ErrorCode::Denied:
        return QStringLiteral(
            "Check user and password in the settings or LECTERN_POSTGRES_URL, or ask whoever looks after the server for the permission.");
    case ErrorCode::NotFound: return QStringLiteral("Check the database's name in the settings or LECTERN_POSTGRES_URL.");
    case ErrorCode::InvalidRequest: return QStringLiteral("Put the address right in the settings or LECTERN_POSTGRES_URL.");
    default:
        return QStringLiteral(
            "See whether the server runs and lets this machine in. A private one starts with Lectern: \"lecternctl workspace start\".");
    }
}

HealthPart unanswered(const char *name, const StorageError &error)
{
    HealthPart part = ill(name, error.detail.simplified(), adviceFor(error));
    part.trouble = error;
    return part;
}

/// What fails while a trigger is missing or altered.
QString purposeOf(const QString &trouble)
{
    static constexpr std::array<std::pair<const char *, const char *>, 5> purposes{{
        {"cache_log", "cached answers cannot be proved fresh"},
        {"audit", "who changed what is not written down"},
        {"search", "full text misses what changes"},
        {"stamp", "versions, times and authors of changes are not kept"},
        {"a_guard", "other programs may write past the triggers"},
    }};
    for (const auto &[word, purpose] : purposes) {
        if (trouble.contains(QLatin1String(word)))
            return QLatin1String(purpose);
    }
    return QStringLiteral("what must be true of documents is not checked");
}

struct SearchQueue {
    qint64 first = 0;
    qint64 waiting = 0;
};

Result<SearchQueue> readQueue(PostgresConnection &connection, const std::stop_token &stop)
{
    return connection.run(QStringLiteral("select first_position, waiting from guard.search_queue()"), {}, limits(stop)).map([](const Rows &rows) {
        return SearchQueue{rows.toInt64(0, 0), rows.toInt64(0, 1)};
    });
}

/// Requires: the queue is not empty.
HealthPart readQueueHealth(PostgresConnection &connection, const std::stop_token &stop, const SearchQueue &queue, HealthMemory *before)
{
    const QString count = QLocale::c().toString(queue.waiting);
    const HealthPart moving = well("search", QStringLiteral("%1 reviews are being made searchable").arg(count));
    std::optional<qint64> firstBefore = queue.first;
    SearchQueue now = queue;
    if (before) {
        firstBefore = std::exchange(before->searchQueueFirst, queue.first);
    } else {
        (void)waitUnlessStopped(indexingPause, stop);
        const auto again = readQueue(connection, stop);
        if (!again)
            return unanswered("search", again.error());
        now = *again;
    }
    if (!firstBefore || now.first != *firstBefore)
        return moving;
    return ill("search", QStringLiteral("full text is behind: %1 changed reviews are not found by their words, and nobody works on it").arg(count),
               QStringLiteral("Leave a Lectern window open: it indexes in the background."));
}

} // namespace

HealthPart readServerHealth(PostgresConnection &connection, const std::stop_token &stop)
{
    if (const auto opened = connection.open(limits(stop)); !opened)
        return unanswered("postgres", opened.error());
    const auto rows = connection.run(
        QStringLiteral("select current_setting('server_version'), pg_is_in_recovery(), current_setting('transaction_read_only') = 'on',"
                       " (select count(*) from pg_stat_activity where backend_type = 'client backend'),"
                       " current_setting('max_connections')::integer - current_setting('superuser_reserved_connections')::integer"),
        {}, limits(stop));
    if (!rows)
        return unanswered("postgres", rows.error());
    const QString detail =
        QStringLiteral("%1, %2 of %3 connections taken").arg(rows->toString(0, 0)).arg(rows->toInt64(0, 3)).arg(rows->toInt64(0, 4));
    if (rows->toBool(0, 1))
        return ill("postgres", QStringLiteral("a standby: it copies another server and takes no changes; %1").arg(detail),
                   QStringLiteral("Name the primary in the settings or in LECTERN_POSTGRES_URL. If the primary is gone for good, whoever looks after "
                                  "this server makes it one: select pg_promote();"));
    if (rows->toBool(0, 2))
        return ill(
            "postgres", QStringLiteral("read-only: default_transaction_read_only is on; %1").arg(detail),
            QStringLiteral(
                "Whoever switched it on (server, database or role) knows until when: alter system|database|role ... reset default_transaction_read_only;"));
    if (rows->toInt64(0, 3) >= rows->toInt64(0, 4))
        return ill("postgres", QStringLiteral("no connection is left for others: %1").arg(detail),
                   QStringLiteral("Close programs that are not needed, or raise max_connections."));
    return well("postgres", detail);
}

HealthPart readSchemaHealth(PostgresConnection &connection, const std::stop_token &stop)
{
    const LimitScope scope(connection, limits(stop));
    const Result<SchemaStatus> status = readSchemaStatus(connection);
    if (!status)
        return unanswered("schema", status.error());
    if (status->fit != SchemaFit::Exact)
        return ill("schema", QStringLiteral("version %1, this program knows %2").arg(status->databaseVersion).arg(status->programVersion),
                   status->advice);
    return well("schema", QStringLiteral("version %1").arg(status->databaseVersion));
}

HealthPart readTriggerHealth(PostgresConnection &connection, const std::stop_token &stop)
{
    const auto found = connection.run(QStringLiteral(
                                          "select exists (select from pg_namespace where nspname = 'guard' and has_schema_privilege(oid, 'usage')),"
                                          " (select pg_get_userbyid(relowner) from pg_class where oid = to_regclass('public.reviews'))"),
                                      {}, limits(stop));
    if (!found)
        return unanswered("triggers", found.error());
    if (!found->toBool(0, 0))
        return ill("triggers", QStringLiteral("not known: the schema has nothing that watches over them, or this login may not ask it"),
                   QStringLiteral("Run \"lecternctl migrate up\", or let the owner admit this login: select admit('LOGIN', 'analyst');"));
    const auto rows = connection.run(QStringLiteral("select what, remedy, (select count(*) from guard.troubles()) from guard.troubles()"), {},
                                     limits(stop));
    if (!rows)
        return unanswered("triggers", rows.error());
    if (rows->rowCount() == 0)
        return well("triggers", QStringLiteral("all stand"));
    constexpr int most = 5;
    QStringList troubles, remedies;
    for (int i = 0; i < std::min(rows->rowCount(), most); ++i) {
        troubles += rows->toString(i, 0) + QStringLiteral(" (%1)").arg(purposeOf(rows->toString(i, 0)));
        remedies += rows->toString(i, 1);
    }
    if (rows->rowCount() > most)
        troubles += QStringLiteral("and %1 more").arg(rows->rowCount() - most);
    remedies.removeAll(QString());
    const QString advice = remedies.isEmpty()
        ? QStringLiteral("Restore what was altered from a backup of the schema, or give it back its former text.")
        : QStringLiteral("As %1, who owns the tables: %2").arg(found->toString(0, 1), remedies.join(u' '));
    return ill("triggers", QStringLiteral("nothing is written, because %1").arg(troubles.join(QStringLiteral("; "))), advice);
}

HealthPart readSearchHealth(PostgresConnection &connection, const std::stop_token &stop, HealthMemory *before)
{
    const Result<SearchQueue> queue = readQueue(connection, stop);
    if (!queue)
        return unanswered("search", queue.error());
    if (queue->waiting > 0)
        return readQueueHealth(connection, stop, *queue, before);
    if (before)
        before->searchQueueFirst.reset();
    // Checks the newest and the oldest reviews that have words: that detects an index that was emptied or not restored.
    const auto missing = connection.run(
        QStringLiteral(
            "select count(*) from ((select id, title, review_text, owner_reply from reviews order by reviewed_at desc, id desc limit 10) union all"
            " (select id, title, review_text, owner_reply from reviews order by reviewed_at, id limit 10)) r"
            " where review_words(r.title, r.review_text, r.owner_reply) <> ''::tsvector and not exists (select from review_search s where s.review_id = r.id)"),
        {}, limits(stop));
    if (!missing)
        return unanswered("search", missing.error());
    if (missing->toInt64(0, 0) > 0)
        return ill("search",
                   QStringLiteral("the full-text index lacks reviews: %1 of the newest and oldest 20 are not in it").arg(missing->toInt64(0, 0)),
                   QStringLiteral("Rebuild it: lecternctl reindex"));
    return well("search", QStringLiteral("full text is complete"));
}

} // namespace lectern::health
