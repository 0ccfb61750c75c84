// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/session/statement_log.h"

#include "storage/postgres/link/connection.h"
#include "storage/redis/redis_connection.h"
#include "tests/support/reason_of.h"
#include "tests/support/servers.h"

#include <QLoggingCategory>
#include <QtTest>

using namespace lectern;
using namespace lectern::postgres;
using namespace lectern::redis;

namespace {

QStringList lines;

void keepLine(QtMsgType, const QMessageLogContext &context, const QString &message)
{
    lines += QString::fromUtf8(context.category) + QStringLiteral(": ") + message;
}

/// Keeps what is logged while it lives.
class LogKept
{
public:
    LogKept() : m_before(qInstallMessageHandler(keepLine)) { lines.clear(); }
    ~LogKept() { qInstallMessageHandler(m_before); }

private:
    QtMessageHandler m_before;
};

} // namespace

class TestStatementLog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { QLoggingCategory::setFilterRules(QString()); }

    void leavesNoValueInAText_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QByteArray>("shown");
        const auto row = [](const char *sql, const char *shown) { QTest::newRow(sql) << QByteArray(sql) << QByteArray(shown); };
        row("select a1 from t where b = ? limit 50", "select a1 from t where b = ? limit ?");
        row("select 'it''s secret', x", "select ?, x");
        row("select E'it\\'s secret', x", "select ?, x");
        row("select 'a\\', x, 'b'", "select ?, x, ?");
        row("do $$ begin 'secret' end $$", "do ?");
        row("do $f$ secret $$ still $f$; select 1", "do ?; select ?");
        row("select \"column_7\", $1, -12.5e", "select \"column_7\", $1, -?e");
        row("select 1 -- secret\n  + 2 /* secret\n */", "select ? + ?");
        row("select 'secret without an end", "select");
        row("set application_name = 'O''Brien''s'", "set application_name = ?");
    }
    void leavesNoValueInAText()
    {
        QFETCH(QByteArray, sql);
        QFETCH(QByteArray, shown);
        QCOMPARE(withoutValues(sql), shown);
    }

    void saysWhichServerWasReachedAndLeft()
    {
        TestPostgres postgres;
        TestRedis redis;
        QVERIFY(postgres.isRunning() && redis.isRunning());
        redis.command("ACL SETUSER reader on >topsecret ~* +@all -info");
        const LogKept kept;
        {
            PostgresConnection connection(postgres.url(), QStringLiteral("tester"));
            QVERIFY(connection.open());
            RedisConnection open(redis.url(), "tester");
            QVERIFY(open.open());
            RedisConnection reserved(QStringLiteral("unix://") + redis.url() + QStringLiteral("?user=reader&password=topsecret"), "reader");
            const auto entered = reserved.open();
            QVERIFY2(entered, reasonOf(entered).constData());
        }
        const QString log = lines.join(u'\n');
        for (const char *expected :
             {R"(lectern\.server: connected to PostgreSQL 1\d[.\d]+.* at /\S+ port \d+, database postgres, as lectern: tester)",
              R"(lectern\.server: left PostgreSQL 1\d.*: tester)", R"(lectern\.server: connected to Redis [67]\.\S+ at /\S+, database 0: tester)",
              R"(lectern\.server: left Redis [67].*: tester)", R"(connected to Redis of a version that it does not tell.*: reader)"})
            QVERIFY2(log.contains(QRegularExpression(QString::fromLatin1(expected))), qPrintable(QString::fromLatin1(expected) + u'\n' + log));
        QVERIFY2(!log.contains(QStringLiteral("topsecret")) && !log.contains(QUrl(postgres.url()).password()), qPrintable(log));
    }

    void logsStatementsOnlyWhenAsked_data()
    {
        QTest::addColumn<bool>("isAsked");
        QTest::newRow("asked") << true;
        QTest::newRow("not asked") << false;
    }
    void logsStatementsOnlyWhenAsked()
    {
        QFETCH(bool, isAsked);
        QLoggingCategory::setFilterRules(isAsked ? QStringLiteral("lectern.sql.debug=true") : QString());
        TestPostgres postgres;
        QVERIFY(postgres.isRunning());
        const LogKept kept;
        PostgresConnection connection(postgres.url(), QStringLiteral("tester"));
        {
            const AskedFor asked(QStringLiteral("reviews:list"));
            QVERIFY(connection.run(QStringLiteral("select ?::text"), {QStringLiteral("searched")}));
            QVERIFY(!connection.run(QStringLiteral("select ?::int"), {QStringLiteral("searched")})); // PostgreSQL's complaint quotes it
            QVERIFY(connection.readBinary(QStringLiteral("select convert_to(?, 'UTF8')"), {QStringLiteral("searched")}));
        }
        QVERIFY(connection.runScript(QStringLiteral("set application_name = 'searched'")));
        const QString log = lines.join(u'\n');
        QVERIFY2(!log.contains(QStringLiteral("searched")), qPrintable(log));
        for (const char *expected :
             {R"(lectern\.sql: \d+\.\d\d ms, tester for reviews:list: select \?::text)", R"(ms, tester for reviews:list: select \?::int)",
              R"(ms, tester for reviews:list: select convert_to\(\$1, \?\))", R"(ms, tester: set application_name = \?)"})
            QVERIFY2(log.contains(QRegularExpression(QString::fromLatin1(expected))) == isAsked,
                     qPrintable(QString::fromLatin1(expected) + u'\n' + log));
    }
};

QTEST_GUILESS_MAIN(TestStatementLog)
#include "tst_statement_log.moc"
