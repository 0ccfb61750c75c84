// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <chrono>

namespace lectern::postgres {

/// A statement's text with ? in place of every literal, on one line. What a statement binds is not in its text to begin with.
[[nodiscard]] QByteArray withoutValues(QByteArrayView sql);

/// Logs one statement of a connection at its own end, with how long it took and who asked: debug lines of the category "lectern.sql",
/// which LECTERN_DEBUG_SQL=1 switches on (app/settings). Never a value.
///
/// Thread: the connection's.
class StatementNote
{
public:
    StatementNote(const QString &connectionName, const QString &sql);
    StatementNote(const QString &connectionName, const QByteArray &sql);
    ~StatementNote();
    StatementNote(const StatementNote &) = delete;
    StatementNote &operator=(const StatementNote &) = delete;

private:
    QByteArray m_text; ///< Empty: not switched on.
    const QString &m_connectionName;
    std::chrono::steady_clock::time_point m_beganAt;
};

/// While it lives, the statements of this thread are logged as asked for by `what` ("reviews:list"). May be nested.
///
/// Thread: the one that created it.
class AskedFor
{
public:
    explicit AskedFor(QString what);
    ~AskedFor();
    AskedFor(const AskedFor &) = delete;
    AskedFor &operator=(const AskedFor &) = delete;

private:
    QString m_before;
};

} // namespace lectern::postgres
