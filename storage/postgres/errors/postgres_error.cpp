// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/errors/postgres_error.h"

#include "storage/postgres/errors/connect_text.h"
#include "storage/postgres/errors/denied_action.h"

#include <QRegularExpression>

namespace lectern::postgres {

namespace {

bool isOfStandby(QByteArrayView state, const QString &message)
{
    return (state == "0A000" || state == "25006" || state == "XX000") && message.contains(u"during recovery");
}

/// Messages of functions in Lectern's own schema: they contain names of the schema, no values.
QString ownMessage(const QString &message)
{
    static const QRegularExpression severity(QStringLiteral("^[A-Z]+:\\s+"));
    return message.section(u'\n', 0, 0).remove(severity).left(500);
}

/// See StorageError::names.
QStringList namesIn(const Refused &refused)
{
    static const QRegularExpression constraint(QStringLiteral("constraint \"([a-z0-9_]{1,63})\""));
    if (refused.sqlState == "42501")
        return {refused.login.isEmpty() ? QStringLiteral("?") : refused.login, deniedAction(refused.message, refused.statement)};
    if (refused.sqlState.startsWith("LE"))
        return {ownMessage(refused.message)};
    const auto broken = constraint.match(refused.message);
    return refused.sqlState.startsWith("23") && broken.hasMatch() ? QStringList{broken.captured(1)} : QStringList();
}

ErrorCode codeOf(QByteArrayView state, const QString &message)
{
    if (isOfStandby(state, message))
        return ErrorCode::Unavailable;
    if (state == "57014")
        // No caller asked for it: it was the server's own timeout, or an operator's pg_cancel_backend().
        return message.contains(u"timeout") ? ErrorCode::Timeout : ErrorCode::Cancelled;
    if (state == "55P03" || state == "25P03")
        return ErrorCode::Timeout; // lock_timeout, idle_in_transaction_session_timeout
    if (state == "42501" || state.startsWith("28"))
        return ErrorCode::Denied;
    if (state.startsWith("LE"))
        return ErrorCode::Unavailable; // writes stay impossible until the missing trigger is restored
    if (state == "3D000")
        return ErrorCode::NotFound;
    if (state == "25006" || state.startsWith("08") || state.startsWith("53") || state.startsWith("57P") || state.startsWith("58"))
        return ErrorCode::Unavailable;
    if (state == "42P01" || state == "42703" || state == "42883" || state == "3F000" || state.startsWith("23") || state.startsWith("40"))
        return ErrorCode::Conflict; // another version's schema, a constraint, a serialisation failure
    if (state.startsWith("XX"))
        return ErrorCode::Corrupt;
    return ErrorCode::InvalidRequest;
}

} // namespace

StorageError postgresError(const Refused &refused)
{
    if (refused.sqlState.isEmpty())
        return {ErrorCode::Unavailable, FaultyPart::PostgreSql, QStringLiteral("the connection was lost")};
    const QStringList names = namesIn(refused);
    QString detail = QStringLiteral("SQLSTATE %1").arg(QLatin1StringView(refused.sqlState));
    if (!names.isEmpty())
        detail += QStringLiteral(": ") + names.join(QStringLiteral(", "));
    return {.code = codeOf(refused.sqlState, refused.message),
            .part = FaultyPart::PostgreSql,
            .detail = detail,
            .state = refused.sqlState.toByteArray(),
            .names = names,
            .cause = isOfStandby(refused.sqlState, refused.message) ? ErrorCause::Standby : ErrorCause::Other};
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

} // namespace lectern::postgres
