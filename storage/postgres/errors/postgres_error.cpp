// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/errors/postgres_error.h"

#include "storage/postgres/errors/connect_text.h"

#include <QRegularExpression>

namespace lectern {

namespace {

ErrorCode codeOf(QByteArrayView state, const QString &message)
{
    if (isOfStandby(state, message))
        return ErrorCode::Unavailable;
    if (state == "57014")
        // Nobody here asked for it: the server's own timeout, or an operator's pg_cancel_backend().
        return message.contains(u"timeout") ? ErrorCode::Timeout : ErrorCode::Cancelled;
    if (state == "55P03" || state == "25P03")
        return ErrorCode::Timeout; // lock_timeout, idle_in_transaction_session_timeout
    if (state == "42501" || state.startsWith("28"))
        return ErrorCode::Denied;
    if (state.startsWith("LE"))
        return ErrorCode::Unavailable; // for writers, until a safeguard is put right
    if (state == "3D000")
        return ErrorCode::NotFound;
    if (state == "25006" || state.startsWith("08") || state.startsWith("53") || state.startsWith("57P")
        || state.startsWith("58"))
        return ErrorCode::Unavailable;
    if (state == "42P01" || state == "42703" || state == "42883" || state == "3F000" || state.startsWith("23")
        || state.startsWith("40"))
        return ErrorCode::Conflict; // not this program's schema, a constraint, a serialisation failure
    if (state.startsWith("XX"))
        return ErrorCode::Corrupt;
    return ErrorCode::InvalidRequest;
}

} // namespace

StorageError postgresError(const Refused &refused)
{
    if (refused.sqlState.isEmpty())
        return {ErrorCode::Unavailable, FaultyPart::PostgreSql, QStringLiteral("the connection was lost")};
    return {codeOf(refused.sqlState, refused.message), FaultyPart::PostgreSql, detailOf(stateText(refused), refused.sqlState)};
}

StorageError postgresConnectError(const QString &verboseMessage, const QString &server, const QString &login)
{
    static const QRegularExpression withState(QStringLiteral("[A-Z]+:  ([0-9A-Z]{5}): ([^\\n]*)"));
    const QRegularExpressionMatch match = withState.match(verboseMessage);
    if (match.hasMatch()) {
        const QByteArray state = match.captured(1).toLatin1();
        return postgresError({state, match.captured(2), {}, login});
    }
    return {ErrorCode::Unavailable, FaultyPart::PostgreSql, connectText(verboseMessage, server)};
}

} // namespace lectern
