// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/session/statement_log.h"

#include <QLoggingCategory>
#include <QRegularExpression>

#include <utility>

namespace lectern::postgres {

namespace {

Q_LOGGING_CATEGORY(sqlLog, "lectern.sql", QtInfoMsg)

constexpr qsizetype longestText = 4000; // migration scripts are long

/// A pointer, because MinGW frees a thread's variables before their destructors have run.
thread_local const AskedFor *innermost = nullptr;

} // namespace

QByteArray withoutValues(QByteArrayView sql)
{
    // Comments; 'text' with doubled quotes or E'escapes'; $tag$ text $tag$; numbers that are not part of a name or a $1.
    static const QRegularExpression comments(QStringLiteral(R"(--[^\n]*|/\*.*?\*/)"), QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression texts(QStringLiteral(R"(\$(\w*)\$.*?\$\1\$|\b[eE]'(?:[^'\\]|\\.|'')*'|'(?:[^']|'')*')"),
                                          QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression numbers(QStringLiteral(R"((?<![\w$"])\d+(?:\.\d+)?)"));
    QString text = QString::fromUtf8(sql);
    text.replace(texts, QStringLiteral("?"));
    text.replace(comments, QStringLiteral(" "));
    // A remaining quote has no end, so everything after it may be a value.
    if (const qsizetype open = text.indexOf(QLatin1Char('\'')); open >= 0)
        text.truncate(open);
    text.replace(numbers, QStringLiteral("?"));
    return text.simplified().left(longestText).toUtf8();
}

StatementNote::StatementNote(const QString &connectionName, const QString &sql) : m_connectionName(connectionName)
{
    if (!sqlLog().isDebugEnabled())
        return;
    m_text = withoutValues(sql.toUtf8());
    m_beganAt = std::chrono::steady_clock::now();
}

StatementNote::StatementNote(const QString &connectionName, const QByteArray &sql)
    : StatementNote(connectionName, sqlLog().isDebugEnabled() ? QString::fromUtf8(sql) : QString())
{
}

StatementNote::~StatementNote()
{
    if (m_text.isEmpty())
        return;
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - m_beganAt;
    const QString askedFor = innermost ? QStringLiteral(" for ") + innermost->what() : QString();
    qCDebug(sqlLog, "%.2f ms, %s%s: %s", took.count(), qUtf8Printable(m_connectionName), qUtf8Printable(askedFor), m_text.constData());
}

AskedFor::AskedFor(QString what) : m_what(std::move(what)), m_outer(std::exchange(innermost, this)) {}

AskedFor::~AskedFor() { innermost = m_outer; }

} // namespace lectern::postgres
