// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/freshness_reader.h"

#include "storage/postgres/array_literal.h"
#include "storage/postgres/snapshot_cells.h"

namespace lectern {

namespace {

enum PollColumn { BootColumn, SnapshotColumn, HorizonColumn, TroubleColumn, ReviewsColumn, DocumentsColumn, TransactionColumn, ScopeColumn };

} // namespace

Result<FreshnessPoll> readFreshness(PostgresConnection &connection, const std::optional<Snapshot> &last,
                                    const StatementLimits &limits)
{
    const QVariant lastText = last ? QVariant(QString::fromLatin1(last->toText())) : QVariant(QMetaType(QMetaType::QString));
    const auto rows = connection.run(
        QStringLiteral("select boot, snapshot, horizon, trouble, reads_reviews, reads_documents, xid, scope from cache.poll(?::pg_snapshot)"),
        {lastText}, limits);
    if (!rows)
        return tl::make_unexpected(rows.error());
    const std::optional<Snapshot> snapshot
        = rows->rowCount() > 0 ? snapshotFromText(rows->cell(0, SnapshotColumn)) : std::nullopt;
    if (!snapshot)
        return failure(ErrorCode::Corrupt, FaultyPart::PostgreSql, QStringLiteral("cache.poll returned no snapshot"));
    FreshnessPoll poll;
    poll.boot = uuidIn(rows->cell(0, BootColumn));
    poll.snapshot = *snapshot;
    poll.readable = {rows->toBool(0, ReviewsColumn), rows->toBool(0, DocumentsColumn)};
    poll.isQuiet = rows->isNull(0, TroubleColumn);
    if (poll.isQuiet)
        return poll;
    poll.horizon = TransactionId(rows->toInt64(0, HorizonColumn));
    poll.triggerDetail = rows->toString(0, TroubleColumn);
    poll.triggersHealthy = poll.triggerDetail.isEmpty();
    if (rows->isNull(0, TransactionColumn))
        return poll; // nothing changed
    poll.changes.reserve(size_t(rows->rowCount()));
    for (int i = 0; i < rows->rowCount(); ++i)
        poll.changes.push_back(
            {TransactionId(rows->toInt64(i, TransactionColumn)), rows->cell(i, ScopeColumn).toByteArray()});
    return poll;
}

Result<QByteArray> readSealKey(PostgresConnection &connection)
{
    const auto rows = connection.run(QStringLiteral("select encode(cache.seal_key(), 'hex')"));
    if (!rows)
        return tl::make_unexpected(rows.error());
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
    return connection.run(QStringLiteral("select cache.log_scopes(?::text[])"), {arrayLiteral(texts)})
        .map([](const Rows &) {});
}

} // namespace lectern
