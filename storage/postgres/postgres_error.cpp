// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/postgres_error.h"

#include <QRegularExpression>

namespace lectern {

namespace {

ErrorCode codeOf(QByteArrayView state, const QString &message)
{
    if (state.isEmpty())
        return ErrorCode::Unavailable; // the connection was lost
    if (state == "57014")
        // Nobody here asked for it: the server's own timeout, or an operator's pg_cancel_backend().
        return message.contains(u"timeout") ? ErrorCode::Timeout : ErrorCode::Cancelled;
    if (state == "55P03" || state == "25P03")
        return ErrorCode::Timeout; // lock_timeout, idle_in_transaction_session_timeout
    if (state == "42501" || state.startsWith("28"))
        return ErrorCode::Denied;
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

/// Names the cause where the server's own words do not.
QString causeOf(QByteArrayView state)
{
    if (state.isEmpty())
        return QStringLiteral("the connection was lost");
    if (state == "53100")
        return QStringLiteral("the server's disk is full");
    if (state == "53200")
        return QStringLiteral("the server is out of memory");
    if (state == "53300")
        return QStringLiteral("the server has no free connection");
    if (state == "25006")
        return QStringLiteral("the server is read-only");
    if (state == "57P01" || state == "57P02")
        return QStringLiteral("the server is shutting down");
    if (state == "57P03")
        return QStringLiteral("the server is starting up or shutting down");
    if (state == "42P01" || state == "42703" || state == "42883" || state == "3F000")
        return QStringLiteral("the schema is not the one this program knows");
    return {};
}

} // namespace

StorageError postgresError(QByteArrayView sqlState, const QString &message)
{
    QStringList parts{causeOf(sqlState), message.trimmed()};
    parts.removeAll(QString());
    QString detail = parts.join(QStringLiteral(": "));
    if (!sqlState.isEmpty())
        detail += QStringLiteral(" [%1]").arg(QLatin1StringView(sqlState));
    return {codeOf(sqlState, message), FaultyPart::PostgreSql, detail};
}

StorageError postgresConnectError(const QString &verboseMessage)
{
    static const QRegularExpression withState(QStringLiteral("[A-Z]+:  ([0-9A-Z]{5}): ([^\\n]*)"));
    const QRegularExpressionMatch match = withState.match(verboseMessage);
    if (match.hasMatch())
        return postgresError(match.captured(1).toLatin1(), match.captured(2));
    return {ErrorCode::Unavailable, FaultyPart::PostgreSql, verboseMessage.trimmed()};
}

} // namespace lectern
