// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/health/lock_health.h"

#include "storage/api/waiting.h"

#include <QSet>

namespace lectern::health {

using namespace postgres;

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds deadline = 2s;
constexpr std::chrono::milliseconds secondLook = 500ms;
constexpr int mostNamed = 5;

/// Table locks that keep others out, and processes that make somebody wait for more than two seconds, for example by a row lock.
/// A prepared transaction has no process.
const QString blockersSql = QStringLiteral(
    "with held as (select l.pid, string_agg(distinct c.relname, ', ') as tables, max(l.mode) filter (where l.mode = 'AccessExclusiveLock') as exclusive"
    " from pg_locks l join pg_class c on c.oid = l.relation"
    " where l.locktype = 'relation' and l.granted and l.database = (select oid from pg_database where datname = current_database())"
    " and c.relkind = 'r' and c.relnamespace in (select oid from pg_namespace where nspname in ('public', 'cache', 'guard', 'lectern_schema'))"
    " and l.mode in ('ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock')"
    " and l.pid is distinct from pg_backend_pid() group by l.pid),"
    " delaying as (select b.pid, count(distinct w.pid) as waiters from pg_locks w cross join lateral unnest(pg_blocking_pids(w.pid)) as b (pid)"
    " where not w.granted and w.waitstart < clock_timestamp() - interval '2 seconds'"
    " and w.pid in (select pid from pg_stat_activity where datname = current_database()) group by b.pid)"
    " select coalesce(h.pid, d.pid, 0), h.tables, h.exclusive is not null, coalesce(d.waiters, 0), a.usename, a.application_name, host(a.client_addr),"
    " extract(epoch from clock_timestamp() - a.xact_start)::bigint, a.state, regexp_replace(left(a.query, 200), '\\s+', ' ', 'g'),"
    " a.query = '<insufficient privilege>'"
    " from held h full join delaying d on d.pid = h.pid left join pg_stat_activity a on a.pid = coalesce(h.pid, d.pid)"
    " order by h.exclusive nulls last, 8 desc nulls last");

enum Column { Pid, Tables, IsExclusive, Waiters, User, Program, Address, Seconds, State, Query, IsHidden };

QString duration(qint64 seconds) { return seconds < 120 ? QStringLiteral("%1 s").arg(seconds) : QStringLiteral("%1 min").arg(seconds / 60); }

QString who(const Rows &rows, int row)
{
    if (rows.toInt64(row, Pid) == 0)
        return QStringLiteral("a prepared transaction (see pg_prepared_xacts)");
    QString text = QStringLiteral("process %1, user %2").arg(rows.toInt64(row, Pid)).arg(rows.toString(row, User));
    if (!rows.toString(row, Program).isEmpty())
        text += QStringLiteral(", program %1").arg(rows.toString(row, Program));
    if (rows.toBool(row, IsHidden))
        return text + QStringLiteral("; this login may not see since when it does so and what it runs");
    text += rows.isNull(row, Address) ? QStringLiteral(" on the server's own machine") : QStringLiteral(" at %1").arg(rows.toString(row, Address));
    if (!rows.isNull(row, Seconds))
        text += QStringLiteral(", in a transaction since %1").arg(duration(rows.toInt64(row, Seconds)));
    return text + QStringLiteral(", %1: %2").arg(rows.toString(row, State), rows.toString(row, Query));
}

QString what(const Rows &rows, int row)
{
    if (rows.isNull(row, Tables))
        return QStringLiteral("%1 others wait for what it changed").arg(rows.toInt64(row, Waiters));
    const QString tables = rows.toString(row, Tables);
    return rows.toBool(row, IsExclusive) ? QStringLiteral("%1 can be neither read nor written").arg(tables)
                                         : QStringLiteral("%1 cannot be written").arg(tables);
}

QSet<qint64> processesIn(const Rows &rows)
{
    QSet<qint64> processes;
    for (int i = 0; i < rows.rowCount(); ++i)
        processes.insert(rows.toInt64(i, Pid));
    return processes;
}

} // namespace

HealthPart readLockHealth(PostgresConnection &connection, const std::stop_token &stop)
{
    const auto name = QStringLiteral("locks");
    const auto look = [&] { return connection.run(blockersSql, {}, {deadline, stop}); };
    auto found = look();
    if (found && found->rowCount() > 0) {
        const QSet<qint64> before = processesIn(*found);
        (void)waitUnlessStopped(secondLook, stop);
        found = look();
        if (found && !processesIn(*found).intersects(before))
            return {name, true, QStringLiteral("nobody blocks a table for long"), {}};
    }
    if (!found)
        return {name, false, found.error().detail, QStringLiteral("See whether the server is overloaded."), found.error()};
    if (found->rowCount() == 0)
        return {name, true, QStringLiteral("nobody blocks a table"), {}};
    QStringList details, remedies;
    for (int i = 0; i < std::min(found->rowCount(), mostNamed); ++i) {
        details += QStringLiteral("%1, because of %2").arg(what(*found, i), who(*found, i));
        if (found->toInt64(i, Pid) != 0)
            remedies += QStringLiteral("select pg_terminate_backend(%1);").arg(found->toInt64(i, Pid));
    }
    return {name, false, details.join(QStringLiteral("; ")),
            QStringLiteral("Ask them to end the transaction. The same user or a superuser can end it: %1").arg(remedies.join(u' '))};
}

} // namespace lectern::health
