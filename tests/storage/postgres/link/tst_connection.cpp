// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/link/connection.h"

#include "tests/support/reason_of.h"
#include "tests/support/servers.h"

#include <QElapsedTimer>
#include <QTest>

#include <thread>

using namespace lectern;
using namespace lectern::postgres;
using namespace std::chrono_literals;

namespace {

const QString postgresDatabase = QStringLiteral("postgres");
const QString sleepSql = QStringLiteral("select pg_sleep(20)");

/// Runs `act` on another thread once the server really executes the sleep.
std::jthread whenSleeping(TestPostgres &postgres, const std::function<void()> &act)
{
    return std::jthread([&postgres, act] {
        const QString sql = QStringLiteral("select count(*) from pg_stat_activity where wait_event = 'PgSleep'");
        while (postgres.value(postgresDatabase, sql) != u"1")
            std::this_thread::yield();
        act();
    });
}

} // namespace

class TestConnection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("PGUSER", "nobody");
        qputenv("PGOPTIONS", "-c timezone=America/New_York");
        m_postgres = std::make_unique<TestPostgres>();
        QVERIFY2(m_postgres->isRunning(), qPrintable(m_postgres->error()));
    }

    void cleanup()
    {
        if (!m_postgres->isRunning())
            QVERIFY2(m_postgres->start(), qPrintable(m_postgres->error()));
    }

    void cancelsOnTheServerWhenAskedToStop()
    {
        PostgresConnection connection(m_postgres->url(), QStringLiteral("lectern test"));
        QVERIFY(connection.open());
        std::stop_source stop;
        const std::jthread stopper = whenSleeping(*m_postgres, [&] { stop.request_stop(); });
        const auto rows = connection.run(sleepSql, {}, {10s, stop.get_token()});
        QVERIFY(!rows);
        QCOMPARE(rows.error().code, ErrorCode::Cancelled);
        QCOMPARE(m_postgres->value(postgresDatabase,
                                   QStringLiteral("select count(*) from pg_stat_activity where query like '%pg_sleep%' "
                                                  "and state = 'active' and pid <> pg_backend_pid()")),
                 QStringLiteral("0"));
        QVERIFY(connection.isOpen());
        for (int i = 0; i < 50; ++i) // a late cancel must not hit the next statement
            QVERIFY(connection.run(QStringLiteral("select 1")));
    }

    void endsAtTheDeadline()
    {
        PostgresConnection connection(m_postgres->url(), QStringLiteral("lectern test"));
        QElapsedTimer timer;
        timer.start();
        const auto rows = connection.run(sleepSql, {}, {300ms});
        QVERIFY(!rows);
        QCOMPARE(rows.error().code, ErrorCode::Timeout);
        QVERIFY2(timer.elapsed() < 800, qPrintable(QString::number(timer.elapsed())));
        QVERIFY(connection.run(QStringLiteral("select 1")));
    }

    void endsInTimeWhenTheServerIsFrozen_data()
    {
        QTest::addColumn<bool>("isConnected");
        QTest::newRow("during a statement") << true;
        QTest::newRow("during a connect") << false;
    }
    void endsInTimeWhenTheServerIsFrozen()
    {
        QFETCH(bool, isConnected);
        PostgresConnection connection(m_postgres->url(), QStringLiteral("lectern test"));
        if (isConnected)
            QVERIFY(connection.open());
        m_postgres->freeze();
        QElapsedTimer timer;
        timer.start();
        const auto rows = connection.run(QStringLiteral("select 1"), {}, {1000ms});
        const qint64 took = timer.elapsed();
        m_postgres->thaw();
        QVERIFY(!rows);
        QCOMPARE(rows.error().code, ErrorCode::Timeout);
        QVERIFY2(took >= 990 && took < 1500, qPrintable(QString::number(took)));
        QTRY_VERIFY(connection.run(QStringLiteral("select 1")));
    }

    void connectsAgainAfterTheServerWasKilled()
    {
        PostgresConnection connection(m_postgres->url(), QStringLiteral("lectern test"));
        QVERIFY(connection.run(QStringLiteral("select 1")));
        m_postgres->kill();
        const auto lost = connection.run(QStringLiteral("select 1"));
        QVERIFY(!lost);
        QCOMPARE(lost.error().code, ErrorCode::Unavailable);
        QVERIFY(m_postgres->start());
        QTRY_VERIFY(connection.run(QStringLiteral("select 1")));
    }

    void doesNotNoticeARestartWhileIdle()
    {
        PostgresConnection connection(m_postgres->url(), QStringLiteral("lectern test"));
        QVERIFY(connection.run(QStringLiteral("select 1")));
        m_postgres->stop();
        QVERIFY(m_postgres->start());
        const auto rows = connection.run(QStringLiteral("select 1"));
        QVERIFY2(rows, reasonOf(rows));
    }

    void triesAtMostTwiceASecond()
    {
        m_postgres->kill();
        PostgresConnection connection(m_postgres->url(), QStringLiteral("lectern test"));
        QVERIFY(!connection.open());
        QVERIFY(m_postgres->start());
        const auto tooSoon = connection.open();
        QVERIFY(!tooSoon);
        QCOMPARE(tooSoon.error().code, ErrorCode::Unavailable);
        QTRY_VERIFY(connection.open());
    }

    void namesWhatIsWrong_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("password") << m_postgres->urlAs(QStringLiteral("lectern"), QStringLiteral("guess"), postgresDatabase) << ErrorCode::Denied;
        QTest::newRow("database") << m_postgres->url(QStringLiteral("nowhere")) << ErrorCode::NotFound;
        QTest::newRow("no server") << QStringLiteral("postgresql:///x?host=/nonexistent&user=a") << ErrorCode::Unavailable;
        QTest::newRow("not a URL") << QStringLiteral("postgresql://[") << ErrorCode::InvalidRequest;
        QTest::newRow("forbidden option") << m_postgres->url() + QStringLiteral("&options=-cwork_mem%3D1GB") << ErrorCode::InvalidRequest;
        QTest::newRow("smuggled option") << m_postgres->url() + QStringLiteral("&sslkey=a;sslmode%3Ddisable") << ErrorCode::InvalidRequest;
    }
    void namesWhatIsWrong()
    {
        QFETCH(QString, url);
        PostgresConnection connection(url, QStringLiteral("lectern test"));
        const auto opened = connection.open();
        QVERIFY(!opened);
        QTEST(opened.error().code, "code");
        QVERIFY(!opened.error().detail.isEmpty());
        QVERIFY(!opened.error().detail.contains(u"LOCATION"));
    }

    void namesTheCauseOfWhatMayPass_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QByteArray>("state");
        QTest::newRow("read-only") << QStringLiteral("begin read only; create table nothing ()") << QByteArray("25006");
        const auto raising = [](const char *state) { return QStringLiteral("do $$ begin raise sqlstate '%1'; end $$").arg(QLatin1String(state)); };
        QTest::newRow("full") << raising("53100") << QByteArray("53100");
        QTest::newRow("out of memory") << raising("53200") << QByteArray("53200");
        QTest::newRow("shutting down") << raising("57P01") << QByteArray("57P01");
    }
    void namesTheCauseOfWhatMayPass()
    {
        QFETCH(QString, sql);
        QFETCH(QByteArray, state);
        PostgresConnection connection(m_postgres->url(), QStringLiteral("lectern test"));
        const auto done = connection.runScript(sql);
        QVERIFY(!done);
        QCOMPARE(done.error().code, ErrorCode::Unavailable);
        QCOMPARE(done.error().state, state);
    }

    void saysThatTheServerHasNoFreeConnection()
    {
        QVERIFY(m_postgres->execute(postgresDatabase, QStringLiteral("create role few login password 'few' connection limit 0")));
        PostgresConnection connection(m_postgres->urlAs(QStringLiteral("few"), QStringLiteral("few"), postgresDatabase),
                                      QStringLiteral("lectern test"));
        const auto opened = connection.open();
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::Unavailable);
        QCOMPARE(opened.error().state, QByteArray("53300"));
    }

    void readsBytesAsTheyAre()
    {
        PostgresConnection connection(m_postgres->url(), QStringLiteral("test"));
        const auto bytes = connection.readBinary(QStringLiteral("select decode(?::text, 'hex') where ?::integer = 7"),
                                                 {QStringLiteral("00ff5c780a00"), 7});
        QVERIFY2(bytes, reasonOf(bytes));
        QCOMPARE(*bytes, QByteArray("\x00\xff\\x\n\x00", 6));
        const auto none = connection.readBinary(QStringLiteral("select 'x'::bytea where ?::integer = 7"), {8});
        QVERIFY(none && none->isEmpty());
        QCOMPARE(connection.readBinary(QStringLiteral("select 1 from nowhere"), {}).error().code, ErrorCode::Conflict);
        QVERIFY(connection.run(QStringLiteral("select 1"))); // it goes on
    }

private:
    std::unique_ptr<TestPostgres> m_postgres;
};

QTEST_GUILESS_MAIN(TestConnection)
#include "tst_connection.moc"
