// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/session/copy_feed.h"

namespace lectern::postgres {

Result<qint64> feedCopy(StatementSession &session, const QString &copySql, const std::function<QByteArray()> &nextBlock, const RunningLimits &limits)
{
    const auto begun = session.makeReady(limits).and_then([&] { return session.exec(copySql.toUtf8(), limits); });
    if (!begun)
        return failureOf(begun);
    if (PQresultStatus(begun->get()) != PGRES_COPY_IN)
        return failure(ErrorCode::InvalidRequest, FaultyPart::Lectern, QStringLiteral("not a COPY FROM STDIN"));

    StatementWatch watched = session.watch(limits);
    pg_conn *handle = session.handle();
    bool isSending = true;
    while (isSending && !limits.stop.stop_requested()) {
        const QByteArray block = nextBlock();
        if (block.isEmpty())
            break;
        isSending = PQputCopyData(handle, block.constData(), int(block.size())) == 1;
    }
    PQputCopyEnd(handle, limits.stop.stop_requested() ? "stopped" : nullptr);
    PgResult answer(PQgetResult(handle));
    while (const PgResult rest = PgResult(PQgetResult(handle))) {}
    const StatementWatch::Outcome outcome = watched.finish();
    const bool isDone = PQresultStatus(answer.get()) == PGRES_COMMAND_OK;
    if (!isDone && limits.stop.stop_requested() && PQstatus(handle) == CONNECTION_OK && !outcome.isConnectionSpoiled)
        return failure(ErrorCode::Cancelled, FaultyPart::PostgreSql, QStringLiteral("stopped during COPY"));
    return session.settled(std::move(answer), isDone, copySql, outcome).map([](const PgResult &copied) {
        return QByteArray(PQcmdTuples(copied.get())).toLongLong();
    });
}

} // namespace lectern::postgres
