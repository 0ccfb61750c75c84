// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <chrono>

namespace lectern::postgres {

/// A statement's text on one line, with ? in place of every literal. Bound values are not part of the text.
[[nodiscard]] QByteArray withoutValues(QByteArrayView sql);

/// Logs one statement in its destructor, with its duration and who asked: debug lines of the category "lectern.sql",
/// which LECTERN_DEBUG_SQL=1 switches on (app/settings). Never logs a value.
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
    QByteArray m_text; ///< Empty: logging is switched off.
    const QString &m_connectionName;
    std::chrono::steady_clock::time_point m_beganAt;
};

/// During its lifetime, statements of this thread are logged as asked for by `what` ("reviews:list"). May be nested.
///
/// Thread: the one that created it.
class AskedFor
{
public:
    explicit AskedFor(QString what);
    ~AskedFor();
    AskedFor(const AskedFor &) = delete;
    AskedFor &operator=(const AskedFor &) = delete;

    [[nodiscard]] const QString &what() const { return m_what; }

private:
    QString m_what;
    const AskedFor *m_outer;
};

} // namespace lectern::postgres
