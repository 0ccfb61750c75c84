// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/session/statement_session.h"

#include "tests/support/reason_of.h"
#include "tests/support/test_database.h"

#include <QTest>

using namespace lectern;
using namespace lectern::postgres;
using namespace std::chrono_literals;

class TestStatementSession : public QObject
{
    Q_OBJECT

    TestDatabase m_database;

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("PGUSER", "nobody");
        qputenv("PGOPTIONS", "-c timezone=America/New_York");
        QVERIFY2(m_database.error.isEmpty(), qPrintable(m_database.error));
    }

    void setsTheSessionUp_data()
    {
        QTest::addColumn<QString>("setting");
        QTest::addColumn<QString>("value");
        QTest::newRow("statement_timeout") << QStringLiteral("statement_timeout") << QStringLiteral("30s");
        QTest::newRow("lock_timeout") << QStringLiteral("lock_timeout") << QStringLiteral("3s");
        QTest::newRow("TimeZone") << QStringLiteral("TimeZone") << QStringLiteral("UTC");
        QTest::newRow("DateStyle") << QStringLiteral("DateStyle") << QStringLiteral("ISO, YMD");
        QTest::newRow("parallel") << QStringLiteral("max_parallel_workers_per_gather") << QStringLiteral("0");
        QTest::newRow("name") << QStringLiteral("application_name") << QStringLiteral("lectern 'test'");
        QTest::newRow("user, not PGUSER") << QStringLiteral("session_authorization") << QStringLiteral("lectern");
    }
    void setsTheSessionUp()
    {
        QFETCH(QString, setting);
        StatementSession session(m_database.url(), QStringLiteral("lectern 'test'"), false);
        const auto rows = session.run(QStringLiteral("select current_setting(?)"), {setting}, fiveSeconds());
        QVERIFY2(rows, reasonOf(rows));
        QTEST(rows->toString(0, 0), "value");
    }

    void preparesAStatementOnce()
    {
        StatementSession session(m_database.url(), QStringLiteral("lectern test"), false);
        for (int i = 0; i < 5; ++i)
            QVERIFY(session.run(QStringLiteral("select ?::int + 1"), {i}, fiveSeconds()));
        for (int i = 0; i < 80; ++i)
            QVERIFY(session.run(QStringLiteral("select %1").arg(i), {}, fiveSeconds()));
        const auto rows = session.run(QStringLiteral("select count(*) from pg_prepared_statements"), {}, fiveSeconds());
        QVERIFY(rows);
        QCOMPARE(rows->toInt64(0, 0), 65); // the 64 kept, and this one
    }

    void mapsWhatTheServerRefuses_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("syntax") << QStringLiteral("selec 1") << ErrorCode::InvalidRequest;
        QTest::newRow("value") << QStringLiteral("select 'x'::text::int") << ErrorCode::InvalidRequest;
        QTest::newRow("no such table") << QStringLiteral("select 1 from nowhere") << ErrorCode::Conflict;
        QTest::newRow("terminated") << QStringLiteral("select pg_terminate_backend(pg_backend_pid())") << ErrorCode::Unavailable;
    }
    void mapsWhatTheServerRefuses()
    {
        QFETCH(QString, sql);
        StatementSession session(m_database.url(), QStringLiteral("lectern test"), false);
        const auto rows = session.run(sql, {}, fiveSeconds());
        QVERIFY(!rows);
        QTEST(rows.error().code, "code");
        QTRY_VERIFY(session.run(QStringLiteral("select 1"), {}, fiveSeconds()));
    }

    void reportsAFailureInTheMiddleOfAScript()
    {
        StatementSession session(m_database.url(), QStringLiteral("lectern test"), false);
        QVERIFY(!session.runScript(QStringLiteral("select 1; select 1/0; select 1"), fiveSeconds()));
    }

    void raisesTheServersTimeoutForWhatTakesLongerAndLowersItAgain()
    {
        StatementSession session(m_database.url(), QStringLiteral("lectern test"), false);
        const QString sql = QStringLiteral("select extract(epoch from current_setting('statement_timeout')::interval)::int");
        const auto seconds = [&](std::chrono::seconds deadline) {
            const auto rows = session.run(sql, {}, RunningLimits({deadline, {}}));
            return rows ? rows->toInt64(0, 0) : -1;
        };
        QCOMPARE(seconds(5s), 30);
        QCOMPARE(seconds(600s), 601);
        QCOMPARE(seconds(5s), 30);
    }

    void isNotOpenedAgainInsideATransaction()
    {
        StatementSession session(m_database.url(), QStringLiteral("lectern test"), false);
        QVERIFY(session.makeReady(fiveSeconds()));
        session.setInTransaction(true);
        session.close();
        const auto lost = session.run(QStringLiteral("select 1"), {}, fiveSeconds());
        QVERIFY(!lost);
        QCOMPARE(lost.error().code, ErrorCode::Unavailable);
        QVERIFY(!session.isAlive());
        session.setInTransaction(false);
        QVERIFY(session.run(QStringLiteral("select 1"), {}, fiveSeconds()));
    }

    void takesNoTextThatWouldEndTheStatementEarly()
    {
        StatementSession session(m_database.url(), QStringLiteral("lectern test"), false);
        const auto refused = session.run(QStringLiteral("select ?::text"), {QString(QChar(u'\0'))}, fiveSeconds());
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::InvalidRequest);
        QVERIFY(!session.isAlive()); // nobody was asked
    }

    void doesNotBeginForWhoWantsToStop()
    {
        StatementSession session(m_database.url(), QStringLiteral("lectern test"), false);
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(session.run(QStringLiteral("select 1"), {}, RunningLimits({5s, stop.get_token()})).error().code, ErrorCode::Cancelled);
        QVERIFY(!session.isAlive());
    }
};

QTEST_GUILESS_MAIN(TestStatementSession)
#include "tst_statement_session.moc"
