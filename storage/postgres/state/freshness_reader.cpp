// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/state/freshness_reader.h"

#include "storage/postgres/sql/array_literal.h"
#include "storage/postgres/link/snapshot_cells.h"

namespace lectern::postgres {

namespace {

/// Calls the function only if something was committed since the last snapshot; if not, the poll costs a third.
const QString sincePoll = QStringLiteral(
    "select b.id, p.snapshot, p.horizon, p.trouble, p.reads_reviews, p.reads_documents, p.xid, p.scope from cache.boot b"
    " left join lateral (select * from cache.poll(?::pg_snapshot) where pg_current_snapshot()::text <> ?) p on true");
/// This call also names the boot after a crash, unless somebody else did.
const QString firstPoll = QStringLiteral("select boot, snapshot, horizon, trouble, reads_reviews, reads_documents, xid, scope from cache.poll(null)");

enum PollColumn { BootColumn, SnapshotColumn, HorizonColumn, TroubleColumn, ReviewsColumn, DocumentsColumn, TransactionColumn, ScopeColumn };

} // namespace

Result<FreshnessPoll> readFreshness(PostgresConnection &connection, const std::optional<Snapshot> &last, const StatementLimits &limits)
{
    const QString lastText = last ? QString::fromLatin1(last->toText()) : QString();
    const auto rows = last ? connection.run(sincePoll, {lastText, lastText}, limits) : connection.run(firstPoll, {}, limits);
    if (!rows)
        return failureOf(rows);
    if (last && rows->rowCount() == 0)
        return readFreshness(connection, std::nullopt, limits);
    FreshnessPoll poll;
    poll.boot = rows->rowCount() > 0 ? uuidIn(rows->cell(0, BootColumn)) : QUuid();
    poll.isQuiet = last && rows->isNull(0, SnapshotColumn);
    if (poll.isQuiet) {
        poll.snapshot = *last;
        return poll;
    }
    const std::optional<Snapshot> snapshot = rows->rowCount() > 0 ? snapshotFromText(rows->cell(0, SnapshotColumn)) : std::nullopt;
    if (!snapshot)
        return failure(ErrorCode::Corrupt, FaultyPart::PostgreSql, QStringLiteral("cache.poll returned no snapshot"));
    poll.snapshot = *snapshot;
    poll.readable = {rows->toBool(0, ReviewsColumn), rows->toBool(0, DocumentsColumn)};
    poll.horizon = TransactionId(rows->toInt64(0, HorizonColumn));
    poll.triggerDetail = rows->toString(0, TroubleColumn);
    poll.triggersHealthy = poll.triggerDetail.isEmpty();
    if (rows->isNull(0, TransactionColumn))
        return poll; // nothing changed
    poll.changes.reserve(size_t(rows->rowCount()));
    for (int i = 0; i < rows->rowCount(); ++i)
        poll.changes.push_back({TransactionId(rows->toInt64(i, TransactionColumn)), rows->cell(i, ScopeColumn).toByteArray()});
    return poll;
}

Result<QByteArray> readSealKey(PostgresConnection &connection)
{
    const auto rows = connection.run(QStringLiteral("select encode(cache.seal_key(), 'hex')"));
    if (!rows)
        return failureOf(rows);
    return QByteArray::fromHex(rows->cell(0, 0).toByteArray());
}

Result<qint64> trimChangeLog(PostgresConnection &connection)
{
    return connection.run(QStringLiteral("select cache.trim()")).map([](const Rows &rows) { return rows.toInt64(0, 0); });
}

Result<void> logScopes(PostgresConnection &connection, const std::vector<QByteArray> &scopes)
{
    QStringList texts;
    for (const QByteArray &scope : scopes)
        texts.append(QString::fromUtf8(scope));
    return connection.run(QStringLiteral("select cache.log_scopes(?::text[])"), {arrayLiteral(texts)}).map([](const Rows &) {});
}

} // namespace lectern::postgres
