// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/errors/error_text.h"

#include "models/errors/server_text.h"

#include <QCoreApplication>

#include <atomic>

namespace lectern::errors {

namespace {

std::atomic<bool> serversArePrivate = false;

QString words(const char *text) { return QCoreApplication::translate("ErrorText", text); }

bool isServer(FaultyPart part) { return part == FaultyPart::PostgreSql || part == FaultyPart::Redis || part == FaultyPart::Workspace; }

bool isPrivateServerAway(const StorageError &error)
{
    const bool isAnswer = !error.state.isEmpty(); // the server runs and has answered
    return serversArePrivate && error.code == ErrorCode::Unavailable && isServer(error.part) && !isAnswer;
}

QString titleFor(const StorageError &error)
{
    if (isPrivateServerAway(error))
        return error.part == FaultyPart::Redis ? words(QT_TRANSLATE_NOOP("ErrorText", "The private cache on this computer stopped."))
                                               : words(QT_TRANSLATE_NOOP("ErrorText", "The private database on this computer stopped."));
    const QString part = displayNameOf(error.part);
    switch (error.code) {
    case ErrorCode::NotFound: return words(QT_TRANSLATE_NOOP("ErrorText", "%1 does not have it any more.")).arg(part);
    case ErrorCode::InvalidRequest: return words(QT_TRANSLATE_NOOP("ErrorText", "%1 cannot answer the question as it was asked.")).arg(part);
    case ErrorCode::Conflict: return words(QT_TRANSLATE_NOOP("ErrorText", "%1 holds something newer or different than expected.")).arg(part);
    case ErrorCode::Timeout: return words(QT_TRANSLATE_NOOP("ErrorText", "%1 did not answer in time.")).arg(part);
    case ErrorCode::Unavailable: return words(QT_TRANSLATE_NOOP("ErrorText", "%1 cannot be reached.")).arg(part);
    case ErrorCode::Corrupt: return words(QT_TRANSLATE_NOOP("ErrorText", "%1 delivered damaged data.")).arg(part);
    case ErrorCode::Denied: return words(QT_TRANSLATE_NOOP("ErrorText", "%1 does not permit this.")).arg(part);
    case ErrorCode::Cancelled: return words(QT_TRANSLATE_NOOP("ErrorText", "The request was cancelled."));
    }
    Q_UNREACHABLE();
}

QString adviceForFile(ErrorCode code)
{
    switch (code) {
    case ErrorCode::NotFound:
    case ErrorCode::Unavailable: return words(QT_TRANSLATE_NOOP("ErrorText", "Check that the file is still there and that its drive is connected."));
    case ErrorCode::Denied: return words(QT_TRANSLATE_NOOP("ErrorText", "Ask its owner for permission to read it."));
    case ErrorCode::Corrupt: return words(QT_TRANSLATE_NOOP("ErrorText", "Open it in the program that wrote it and save it again."));
    default: return words(QT_TRANSLATE_NOOP("ErrorText", "Try again, or choose another file."));
    }
}

QString adviceFor(const StorageError &error)
{
    if (error.part == FaultyPart::File)
        return adviceForFile(error.code);
    if (isPrivateServerAway(error))
        return words(QT_TRANSLATE_NOOP("ErrorText",
                                       "Lectern keeps what it has, starts it again by itself and then goes on. If it stays like this, "
                                       "its log says why: \"log/postgres.log\" in Lectern's folder."));
    switch (error.code) {
    case ErrorCode::NotFound: return words(QT_TRANSLATE_NOOP("ErrorText", "Somebody may have deleted it. Refresh the list."));
    case ErrorCode::InvalidRequest:
        return words(QT_TRANSLATE_NOOP("ErrorText", "Change the filter: a value in it lies outside of what is possible."));
    case ErrorCode::Conflict:
        return words(QT_TRANSLATE_NOOP("ErrorText",
                                       "Refresh. If it stays, Lectern and the database have different versions: run "
                                       "\"lecternctl migrate status\"."));
    case ErrorCode::Timeout:
        return words(QT_TRANSLATE_NOOP("ErrorText", "It may be busy. Try again, or narrow the filter so that less has to be read."));
    case ErrorCode::Unavailable:
        return isServer(error.part) ? words(QT_TRANSLATE_NOOP("ErrorText",
                                                              "Lectern keeps what it has and goes on when the server is back. Check "
                                                              "the network and the connection settings, then retry."))
                                    : words(QT_TRANSLATE_NOOP("ErrorText", "Try again in a moment."));
    case ErrorCode::Corrupt:
        return words(QT_TRANSLATE_NOOP("ErrorText", "Nothing of it is shown. Retry; if it comes back, tell whoever looks after the server."));
    case ErrorCode::Denied:
        return words(QT_TRANSLATE_NOOP("ErrorText", "Ask whoever looks after the database for the permission, or connect as another user."));
    case ErrorCode::Cancelled: return words(QT_TRANSLATE_NOOP("ErrorText", "Refresh to ask again."));
    }
    Q_UNREACHABLE();
}

} // namespace

QString displayNameOf(FaultyPart part)
{
    switch (part) {
    case FaultyPart::Lectern: return QStringLiteral("Lectern");
    case FaultyPart::PostgreSql: return QStringLiteral("PostgreSQL");
    case FaultyPart::Redis: return QStringLiteral("Redis");
    case FaultyPart::File: return words(QT_TRANSLATE_NOOP("ErrorText", "The file"));
    case FaultyPart::Workspace: return words(QT_TRANSLATE_NOOP("ErrorText", "The private workspace"));
    }
    Q_UNREACHABLE();
}

void setServersArePrivate(bool arePrivate) { serversArePrivate = arePrivate; }

ErrorText errorText(const StorageError &error)
{
    if (const auto known = serverText(error))
        return {known->title, known->advice};
    return {titleFor(error), adviceFor(error)};
}

QString explanationOf(const StorageError &error)
{
    const auto known = serverText(error);
    return known ? QStringLiteral("%1 %2 [%3]").arg(known->title, known->advice, QLatin1StringView(error.state)) : error.detail;
}

QString explanationOf(const HealthPart &part) { return part.trouble ? explanationOf(*part.trouble).simplified() : part.detail; }

QString fileErrorText(const StorageError &error)
{
    const bool isTold = error.part == FaultyPart::File || error.code == ErrorCode::InvalidRequest || error.code == ErrorCode::Corrupt;
    return isTold && !error.detail.isEmpty() ? explanationOf(error) : titleFor(error);
}

} // namespace lectern::errors
