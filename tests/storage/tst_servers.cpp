// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/servers.h"

#include <QElapsedTimer>
#include <QTest>

#include <libpq-fe.h>

using namespace lectern;

class TestServersStart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsItsDataThroughAKill()
    {
        TestPostgres postgres;
        QVERIFY2(postgres.isRunning(), qPrintable(postgres.error()));
        QVERIFY(postgres.execute(QStringLiteral("postgres"), QStringLiteral("create table kept as select 7 as n")));
        postgres.kill();
        QVERIFY(!postgres.isRunning());
        QVERIFY2(postgres.start(), qPrintable(postgres.error()));
        QCOMPARE(postgres.value(QStringLiteral("postgres"), QStringLiteral("select n from kept")), QStringLiteral("7"));
    }

    void refusesAWrongPassword()
    {
        TestPostgres postgres;
        const QByteArray wrong = postgres.urlAs(QStringLiteral("lectern"), QStringLiteral("guess"), QStringLiteral("postgres")).toUtf8();
        PGconn *connection = PQconnectdb(wrong.constData());
        QCOMPARE(PQstatus(connection), CONNECTION_BAD);
        PQfinish(connection);
    }

    void freezesRedisAndThawsIt()
    {
        if (!TestRedis::isInstalled())
            QSKIP("redis-server is not installed");
        TestRedis redis;
        QVERIFY2(redis.isRunning(), qPrintable(redis.error()));
        QVERIFY(redis.command("SET a b").startsWith("+OK"));
        redis.freeze();
        redis.thaw();
        QVERIFY(redis.command("GET a").startsWith("$1"));
        redis.kill();
        QVERIFY(redis.start());
        QVERIFY(redis.command("GET a").startsWith("$-1"));
    }
};

QTEST_GUILESS_MAIN(TestServersStart)
#include "tst_servers.moc"
