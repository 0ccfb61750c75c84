// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/errors/server_text.h"

#include <QCoreApplication>

#include <array>

namespace lectern::errors {

namespace {

struct StateText {
    const char *state; ///< Five characters, or two for a class of states.
    const char *title;
    const char *advice;
};

constexpr const char *askKeeper = QT_TRANSLATE_NOOP("ServerText", "Whoever looks after the server has to see to it.");
constexpr const char *again = QT_TRANSLATE_NOOP("ServerText", "Try again.");

/// A full state must come before its class.
constexpr std::array table = {
    StateText{"08", QT_TRANSLATE_NOOP("ServerText", "The connection to PostgreSQL was lost."),
              QT_TRANSLATE_NOOP("ServerText", "Lectern connects again by itself.")},
    StateText{"0A000", QT_TRANSLATE_NOOP("ServerText", "This PostgreSQL cannot do what Lectern needs."),
              QT_TRANSLATE_NOOP("ServerText", "Lectern needs PostgreSQL 15 or newer.")},
    StateText{"22", QT_TRANSLATE_NOOP("ServerText", "A value is not of the kind that is stored there."),
              QT_TRANSLATE_NOOP("ServerText", "Nothing was stored. Correct the value.")},
    StateText{"23502", QT_TRANSLATE_NOOP("ServerText", "A value is missing that must be there."),
              QT_TRANSLATE_NOOP("ServerText", "Nothing was stored.")},
    StateText{"23503", QT_TRANSLATE_NOOP("ServerText", "It belongs to something that is not there any more."),
              QT_TRANSLATE_NOOP("ServerText", "Nothing was stored. Refresh.")},
    StateText{"23505", QT_TRANSLATE_NOOP("ServerText", "The same is there already."),
              QT_TRANSLATE_NOOP("ServerText", "Nothing was stored. Refresh.")},
    StateText{"23", QT_TRANSLATE_NOOP("ServerText", "A value lies outside of what may be stored."),
              QT_TRANSLATE_NOOP("ServerText", "Nothing was stored. Correct the value.")},
    StateText{"25006", QT_TRANSLATE_NOOP("ServerText", "This PostgreSQL is read-only."),
              QT_TRANSLATE_NOOP("ServerText", "Nothing was stored. Connect to the server that takes changes, or ask whoever looks after it.")},
    StateText{"25P03", QT_TRANSLATE_NOOP("ServerText", "A change took too long and was taken back."), again},
    StateText{"28P01", QT_TRANSLATE_NOOP("ServerText", "The password is not right, or there is no such login."),
              QT_TRANSLATE_NOOP("ServerText", "Give it again under File > Connection.")},
    StateText{"28", QT_TRANSLATE_NOOP("ServerText", "This login may not connect from here."),
              QT_TRANSLATE_NOOP("ServerText", "Whoever looks after the server has to permit it (pg_hba.conf).")},
    StateText{"3D000", QT_TRANSLATE_NOOP("ServerText", "The server has no database of that name."),
              QT_TRANSLATE_NOOP("ServerText", "Check the address under File > Connection.")},
    StateText{"3F000", QT_TRANSLATE_NOOP("ServerText", "The database lacks tables that Lectern needs, or has those of another version."),
              QT_TRANSLATE_NOOP("ServerText", "\"lecternctl migrate status\" says which.")},
    StateText{"40001", QT_TRANSLATE_NOOP("ServerText", "Two changes met, and this one was taken back."), again},
    StateText{"40P01", QT_TRANSLATE_NOOP("ServerText", "Two changes waited for each other, and this one was taken back (deadlock)."), again},
    StateText{"40", QT_TRANSLATE_NOOP("ServerText", "A change was taken back."), again},
    StateText{"53100", QT_TRANSLATE_NOOP("ServerText", "The server's disk is full."),
              QT_TRANSLATE_NOOP("ServerText",
                                "Nothing was stored. Whoever looks after the server has to make room; what is there can still be read.")},
    StateText{"53200", QT_TRANSLATE_NOOP("ServerText", "The server is out of memory."),
              QT_TRANSLATE_NOOP("ServerText", "Try again later, or narrow the filter.")},
    StateText{"53300", QT_TRANSLATE_NOOP("ServerText", "The server has no free connection."),
              QT_TRANSLATE_NOOP("ServerText", "Too many programs are connected, of this login or in all. Lectern tries again by itself.")},
    StateText{"53", QT_TRANSLATE_NOOP("ServerText", "The server lacks something that it needs."), askKeeper},
    StateText{"54", QT_TRANSLATE_NOOP("ServerText", "This is more than the server can do at once."),
              QT_TRANSLATE_NOOP("ServerText", "Narrow the filter or the selection.")},
    StateText{"55P03", QT_TRANSLATE_NOOP("ServerText", "Somebody else is changing the same thing."),
              QT_TRANSLATE_NOOP("ServerText", "Try again in a moment.")},
    StateText{"57P01", QT_TRANSLATE_NOOP("ServerText", "The server is shutting down, or somebody ended this connection."),
              QT_TRANSLATE_NOOP("ServerText", "Lectern connects again by itself.")},
    StateText{"57P02", QT_TRANSLATE_NOOP("ServerText", "The server is shutting down after a crash."),
              QT_TRANSLATE_NOOP("ServerText", "Lectern connects again by itself.")},
    StateText{"57P03", QT_TRANSLATE_NOOP("ServerText", "The server is starting up or shutting down."),
              QT_TRANSLATE_NOOP("ServerText", "Lectern connects again by itself.")},
    StateText{"57P", QT_TRANSLATE_NOOP("ServerText", "The server ended this connection."),
              QT_TRANSLATE_NOOP("ServerText", "Lectern connects again by itself.")},
    StateText{"58", QT_TRANSLATE_NOOP("ServerText", "The server could not read or write its own files."), askKeeper},
    StateText{"XX", QT_TRANSLATE_NOOP("ServerText", "PostgreSQL reports damaged data."), askKeeper},
};

QString words(const char *text) { return QCoreApplication::translate("ServerText", text); }

bool isLackOfSchema(QByteArrayView state) { return state == "42P01" || state == "42703" || state == "42883" || state == "3F000"; }

ServerText wordsOfTable(QByteArrayView state)
{
    for (const StateText &each : table) {
        if (state.startsWith(each.state))
            return {words(each.title), words(each.advice)};
    }
    return {words(QT_TRANSLATE_NOOP("ServerText", "PostgreSQL did not understand what it was asked.")),
            words(QT_TRANSLATE_NOOP("ServerText", "That is a mistake in Lectern: tell whoever gave it to you."))};
}

} // namespace

std::optional<ServerText> serverText(const StorageError &error)
{
    const QByteArray &state = error.state;
    if (error.part != FaultyPart::PostgreSql || state.isEmpty())
        return std::nullopt;
    if (error.cause == ErrorCause::Standby)
        return ServerText{words(QT_TRANSLATE_NOOP("ServerText", "This PostgreSQL is a standby: it follows another server and takes no changes.")),
                          words(
                              QT_TRANSLATE_NOOP("ServerText", "Lectern needs the server that it follows. Set its address under File > Connection."))};
    if (error.cause == ErrorCause::NoImporter)
        return ServerText{words(QT_TRANSLATE_NOOP("ServerText", "This login may not import.")),
                          words(QT_TRANSLATE_NOOP("ServerText", "The owner of the database can admit it: select admit('<login>', 'importer')."))};
    if (state == "42501")
        return ServerText{words(QT_TRANSLATE_NOOP("ServerText", "The login %1 may not %2.")).arg(error.names.value(0), error.names.value(1)),
                          words(QT_TRANSLATE_NOOP("ServerText",
                                                  "Ask whoever looks after the database for the permission, or connect as another user."))};
    if (state == "57014")
        return error.code == ErrorCode::Timeout
            ? ServerText{words(QT_TRANSLATE_NOOP("ServerText", "It took longer than the server allows.")),
                         words(QT_TRANSLATE_NOOP("ServerText", "Narrow the filter, or try again when the server is less busy."))}
            : ServerText{words(QT_TRANSLATE_NOOP("ServerText", "Somebody who looks after the server stopped it.")), words(again)};
    if (state.startsWith("LE"))
        return ServerText{
            words(QT_TRANSLATE_NOOP("ServerText", "Nothing is written while a safeguard of the database is off: %1.")).arg(error.names.value(0)),
            words(QT_TRANSLATE_NOOP("ServerText", "\"lecternctl health\" says how to put it right."))};
    if (isLackOfSchema(state))
        return wordsOfTable("3F000");
    ServerText found = wordsOfTable(state);
    if (state.startsWith("23") && !error.names.isEmpty())
        found.title.insert(found.title.size() - 1, QStringLiteral(" (%1)").arg(error.names.first()));
    return found;
}

} // namespace lectern::errors
