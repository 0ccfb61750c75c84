// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/errors/state_words.h"

#include "storage/postgres/errors/denied_action.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <array>

namespace lectern {

namespace {

struct StateWords {
    const char *state; ///< Five characters, or two for a class.
    const char *title;
    const char *advice;
};

constexpr const char *askKeeper = QT_TRANSLATE_NOOP("ServerWords", "Whoever looks after the server has to see to it.");
constexpr const char *again = QT_TRANSLATE_NOOP("ServerWords", "Try again.");

/// A state of its own stands before its class.
constexpr std::array table = {
    StateWords{"08", QT_TRANSLATE_NOOP("ServerWords", "The connection to PostgreSQL was lost."), QT_TRANSLATE_NOOP("ServerWords", "Lectern connects again by itself.")},
    StateWords{"0A000", QT_TRANSLATE_NOOP("ServerWords", "This PostgreSQL cannot do what Lectern needs."),
               QT_TRANSLATE_NOOP("ServerWords", "Lectern needs PostgreSQL 15 or newer.")},
    StateWords{"22", QT_TRANSLATE_NOOP("ServerWords", "A value is not of the kind that is stored there."), QT_TRANSLATE_NOOP("ServerWords", "Nothing was stored. Correct the value.")},
    StateWords{"23502", QT_TRANSLATE_NOOP("ServerWords", "A value is missing that must be there."), QT_TRANSLATE_NOOP("ServerWords", "Nothing was stored.")},
    StateWords{"23503", QT_TRANSLATE_NOOP("ServerWords", "It belongs to something that is not there any more."), QT_TRANSLATE_NOOP("ServerWords", "Nothing was stored. Refresh.")},
    StateWords{"23505", QT_TRANSLATE_NOOP("ServerWords", "The same is there already."), QT_TRANSLATE_NOOP("ServerWords", "Nothing was stored. Refresh.")},
    StateWords{"23", QT_TRANSLATE_NOOP("ServerWords", "A value lies outside of what may be stored."), QT_TRANSLATE_NOOP("ServerWords", "Nothing was stored. Correct the value.")},
    StateWords{"25006", QT_TRANSLATE_NOOP("ServerWords", "This PostgreSQL is read-only."),
               QT_TRANSLATE_NOOP("ServerWords", "Nothing was stored. Connect to the server that takes changes, or ask whoever looks after it.")},
    StateWords{"25P03", QT_TRANSLATE_NOOP("ServerWords", "A change took too long and was taken back."), again},
    StateWords{"28P01", QT_TRANSLATE_NOOP("ServerWords", "The password is not right, or there is no such login."),
               QT_TRANSLATE_NOOP("ServerWords", "Give it again under File > Connection.")},
    StateWords{"28", QT_TRANSLATE_NOOP("ServerWords", "This login may not connect from here."),
               QT_TRANSLATE_NOOP("ServerWords", "Whoever looks after the server has to permit it (pg_hba.conf).")},
    StateWords{"3D000", QT_TRANSLATE_NOOP("ServerWords", "The server has no database of that name."), QT_TRANSLATE_NOOP("ServerWords", "Check the address under File > Connection.")},
    StateWords{"3F000", QT_TRANSLATE_NOOP("ServerWords", "The database lacks tables that Lectern needs, or has those of another version."),
               QT_TRANSLATE_NOOP("ServerWords", "\"lecternctl migrate status\" says which.")},
    StateWords{"40001", QT_TRANSLATE_NOOP("ServerWords", "Two changes met, and this one was taken back."), again},
    StateWords{"40P01", QT_TRANSLATE_NOOP("ServerWords", "Two changes waited for each other, and this one was taken back (deadlock)."), again},
    StateWords{"40", QT_TRANSLATE_NOOP("ServerWords", "A change was taken back."), again},
    StateWords{"53100", QT_TRANSLATE_NOOP("ServerWords", "The server's disk is full."),
               QT_TRANSLATE_NOOP("ServerWords", "Nothing was stored. Whoever looks after the server has to make room; what is there can still be read.")},
    StateWords{"53200", QT_TRANSLATE_NOOP("ServerWords", "The server is out of memory."), QT_TRANSLATE_NOOP("ServerWords", "Try again later, or narrow the filter.")},
    StateWords{"53300", QT_TRANSLATE_NOOP("ServerWords", "The server has no free connection."),
               QT_TRANSLATE_NOOP("ServerWords", "Too many programs are connected, of this login or in all. Lectern tries again by itself.")},
    StateWords{"53", QT_TRANSLATE_NOOP("ServerWords", "The server lacks something that it needs."), askKeeper},
    StateWords{"54", QT_TRANSLATE_NOOP("ServerWords", "This is more than the server can do at once."), QT_TRANSLATE_NOOP("ServerWords", "Narrow the filter or the selection.")},
    StateWords{"55P03", QT_TRANSLATE_NOOP("ServerWords", "Somebody else is changing the same thing."), QT_TRANSLATE_NOOP("ServerWords", "Try again in a moment.")},
    StateWords{"57P01", QT_TRANSLATE_NOOP("ServerWords", "The server is shutting down, or somebody ended this connection."),
               QT_TRANSLATE_NOOP("ServerWords", "Lectern connects again by itself.")},
    StateWords{"57P02", QT_TRANSLATE_NOOP("ServerWords", "The server is shutting down after a crash."), QT_TRANSLATE_NOOP("ServerWords", "Lectern connects again by itself.")},
    StateWords{"57P03", QT_TRANSLATE_NOOP("ServerWords", "The server is starting up or shutting down."), QT_TRANSLATE_NOOP("ServerWords", "Lectern connects again by itself.")},
    StateWords{"57P", QT_TRANSLATE_NOOP("ServerWords", "The server ended this connection."), QT_TRANSLATE_NOOP("ServerWords", "Lectern connects again by itself.")},
    StateWords{"58", QT_TRANSLATE_NOOP("ServerWords", "The server could not read or write its own files."), askKeeper},
    StateWords{"XX", QT_TRANSLATE_NOOP("ServerWords", "PostgreSQL reports damaged data."), askKeeper},
};

QString words(const char *text) { return QCoreApplication::translate("ServerWords", text); }

bool isLackOfSchema(QByteArrayView state) { return state == "42P01" || state == "42703" || state == "42883" || state == "3F000"; }

ServerWords wordsOfTable(QByteArrayView state)
{
    for (const StateWords &each : table) {
        if (state.startsWith(each.state))
            return {words(each.title), words(each.advice)};
    }
    return {words(QT_TRANSLATE_NOOP("ServerWords", "PostgreSQL did not understand what it was asked.")),
            words(QT_TRANSLATE_NOOP("ServerWords", "That is a mistake in Lectern: tell whoever gave it to you."))};
}

/// What a function of Lectern's own schema says: names of the schema, no values.
QString ownMessage(const QString &message)
{
    static const QRegularExpression severity(QStringLiteral("^[A-Z]+:\\s+"));
    return message.section(u'\n', 0, 0).remove(severity).left(500);
}

/// The constraint that was broken: a name of the schema, not a value.
QString constraintIn(const QString &message)
{
    static const QRegularExpression named(QStringLiteral("constraint \"([a-z0-9_]{1,63})\""));
    const auto match = named.match(message);
    return match.hasMatch() ? QStringLiteral(" (%1)").arg(match.captured(1)) : QString();
}

} // namespace

bool isOfStandby(QByteArrayView sqlState, const QString &message)
{
    return (sqlState == "0A000" || sqlState == "25006" || sqlState == "XX000") && message.contains(u"during recovery");
}

ServerWords stateWords(const Refused &refused)
{
    const QByteArrayView state = refused.sqlState;
    if (isOfStandby(state, refused.message))
        return {words(QT_TRANSLATE_NOOP("ServerWords", "This PostgreSQL is a standby: it follows another server and takes no changes.")),
                words(QT_TRANSLATE_NOOP("ServerWords", "Lectern needs the server that it follows. Set its address under File > Connection."))};
    if (state == "42501")
        return {words(QT_TRANSLATE_NOOP("ServerWords", "The login %1 may not %2.")).arg(refused.login.isEmpty() ? QStringLiteral("?") : refused.login, deniedAction(refused.message, refused.statement)),
                words(QT_TRANSLATE_NOOP("ServerWords", "Ask whoever looks after the database for the permission, or connect as another user."))};
    if (state == "57014")
        return refused.message.contains(u"timeout")
            ? ServerWords{words(QT_TRANSLATE_NOOP("ServerWords", "It took longer than the server allows.")), words(QT_TRANSLATE_NOOP("ServerWords", "Narrow the filter, or try again when the server is less busy."))}
            : ServerWords{words(QT_TRANSLATE_NOOP("ServerWords", "Somebody who looks after the server stopped it.")), words(again)};
    if (state.startsWith("LE"))
        return {words(QT_TRANSLATE_NOOP("ServerWords", "Nothing is written while a safeguard of the database is off: %1.")).arg(ownMessage(refused.message)),
                words(QT_TRANSLATE_NOOP("ServerWords", "\"lecternctl health\" says how to put it right."))};
    if (isLackOfSchema(state))
        return wordsOfTable("3F000");
    ServerWords found = wordsOfTable(state);
    if (state.startsWith("23"))
        found.title.insert(found.title.size() - 1, constraintIn(refused.message));
    return found;
}

} // namespace lectern
