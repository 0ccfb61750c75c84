// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/postgres/link/connection.h"
#include "storage/schema/migrations.h"
#include "storage/schema/restored_schema.h"

#include <QCoreApplication>
#include <QProcess>
#include <QString>

#include <csignal>
#include <cstdio>

namespace lectern {

/// What the application gives a workspace to make a restored database usable.
inline Result<void> settleForTest(const QString &postgresUrl)
{
    postgres::PostgresConnection connection(postgresUrl, QStringLiteral("test settles"));
    return schema::settleRestored(connection);
}

/// Makes Lectern's tables, and a table `mark` of one word beside 20,000 rows, which tells one state of the database from another.
inline Result<void> makeMarkedTables(const QString &postgresUrl, const QString &word)
{
    postgres::PostgresConnection connection(postgresUrl, QStringLiteral("test"));
    return schema::migrateUp(connection).and_then([&](const schema::SchemaStatus &) {
        return connection.runScript(
            QStringLiteral("create table if not exists mark (word text); truncate mark; insert into mark values ('%1');"
                           "create table if not exists bulk as select g, md5(g::text) as words from generate_series(1, 20000) g")
                .arg(word));
    });
}

inline void setMark(const QString &postgresUrl, const QString &word)
{
    postgres::PostgresConnection connection(postgresUrl, QStringLiteral("test"));
    (void)connection.runScript(QStringLiteral("update mark set word = '%1'").arg(word));
}

/// The word, if the database is whole; else what is wrong.
inline QString readMark(const QString &postgresUrl)
{
    postgres::PostgresConnection connection(postgresUrl, QStringLiteral("test"));
    const auto rows = connection.run(QStringLiteral("select word, (select count(*) from bulk), (select count(*) from guard.troubles()) from mark"));
    if (!rows)
        return rows.error().detail;
    return rows->toInt64(0, 1) == 20'000 && rows->toInt64(0, 2) == 0 ? rows->toString(0, 0) : QStringLiteral("not whole");
}

/// This test's own program with other arguments, to be killed.
class KilledProcess
{
public:
    explicit KilledProcess(const QStringList &arguments)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QCoreApplication::applicationFilePath(), arguments);
        m_process.waitForStarted();
    }
    ~KilledProcess() { kill(); }

    /// Whether it had ended on its own, with success.
    bool kill()
    {
        if (m_process.state() != QProcess::NotRunning) {
            ::kill(static_cast<pid_t>(m_process.processId()), SIGKILL);
            m_process.waitForFinished();
        }
        return m_process.exitStatus() == QProcess::NormalExit && m_process.exitCode() == 0;
    }
    bool waitForFinished(int milliseconds) { return m_process.waitForFinished(milliseconds); }

private:
    QProcess m_process;
};

} // namespace lectern
