// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/session/statement_watchdog.h"

#include "tests/support/test_database.h"

#include <QTest>

#include <libpq-fe.h>

#include <thread>

using namespace lectern;
using namespace lectern::postgres;
using namespace std::chrono_literals;

namespace {

using Clock = StatementWatch::Clock;

/// A connection whose statements are watched.
class WatchedClient
{
public:
    explicit WatchedClient(const QString &url)
        : m_connection(PQconnectdb(url.toUtf8().constData()), &PQfinish)
        , m_cancel(PQgetCancel(m_connection.get()), &PQfreeCancel)
    {
    }

    [[nodiscard]] StatementWatch watch(Clock::time_point deadline, std::stop_token stop = {}) const
    {
        return {m_cancel, PQsocket(m_connection.get()), deadline, std::move(stop)};
    }
    /// The SQLSTATE, empty when it succeeded, "lost" when the connection did not survive it.
    QByteArray run(const char *sql)
    {
        const std::unique_ptr<PGresult, decltype(&PQclear)> result(PQexec(m_connection.get(), sql), &PQclear);
        return PQstatus(m_connection.get()) == CONNECTION_OK ? QByteArray(PQresultErrorField(result.get(), PG_DIAG_SQLSTATE)) : QByteArray("lost");
    }
    [[nodiscard]] QString processId() const { return QString::number(PQbackendPID(m_connection.get())); }

private:
    std::unique_ptr<PGconn, decltype(&PQfinish)> m_connection;
    std::shared_ptr<pg_cancel> m_cancel;
};

const char *const longSleep = "select pg_sleep(60)";
const QByteArray cancelledState = "57014";

} // namespace

class TestStatementWatchdog : public QObject
{
    Q_OBJECT

    TestDatabase m_database;

    /// Asks to stop once the server really executes the client's sleep.
    [[nodiscard]] std::jthread stopWhileAsleep(const WatchedClient &client, std::stop_source &stop)
    {
        const QString sql = QStringLiteral("select count(*) from pg_stat_activity where wait_event = 'PgSleep' and pid = ") + client.processId();
        return std::jthread([this, sql, &stop] {
            while (m_database.value(sql) != u"1")
                std::this_thread::yield();
            stop.request_stop();
        });
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_database.error.isEmpty(), qPrintable(m_database.error)); }

    void cancelsAStatementAtItsDeadline()
    {
        WatchedClient client(m_database.url());
        StatementWatch watch = client.watch(Clock::now() + 100ms);
        QCOMPARE(client.run(longSleep), cancelledState);
        const StatementWatch::Outcome outcome = watch.finish();
        QCOMPARE(outcome.earlyEnd, EarlyEnd::TimedOut);
        QVERIFY(!outcome.isConnectionSpoiled);
    }

    void cancelsAStatementWhoseCallerAsksToStop()
    {
        WatchedClient client(m_database.url());
        std::stop_source stop;
        StatementWatch watch = client.watch(Clock::now() + 60s, stop.get_token());
        const std::jthread stopping = stopWhileAsleep(client, stop);
        QCOMPARE(client.run(longSleep), cancelledState);
        const StatementWatch::Outcome outcome = watch.finish();
        QCOMPARE(outcome.earlyEnd, EarlyEnd::Cancelled);
        QVERIFY(!outcome.isConnectionSpoiled);
    }

    void anEarlierDeadlineIsKeptAlthoughAnotherStatementHasALaterOne()
    {
        WatchedClient patient(m_database.url()), hasty(m_database.url());
        const StatementWatch later = patient.watch(Clock::now() + 60s);
        StatementWatch sooner = hasty.watch(Clock::now() + 100ms);
        QCOMPARE(hasty.run(longSleep), cancelledState);
        QCOMPARE(sooner.finish().earlyEnd, EarlyEnd::TimedOut);
        QCOMPARE(patient.run("select 1"), QByteArray());
    }

    void shutsTheSocketOfAServerThatDoesNotReact()
    {
        WatchedClient client(m_database.url());
        m_database.server.freeze();
        StatementWatch watch = client.watch(Clock::now() + 50ms);
        const QByteArray state = client.run("select 1");
        m_database.server.thaw();
        const StatementWatch::Outcome outcome = watch.finish();
        QCOMPARE(state, QByteArray("lost"));
        QCOMPARE(outcome.earlyEnd, EarlyEnd::TimedOut);
        QVERIFY(outcome.isConnectionSpoiled);
    }

    void leavesLaterStatementsAlone()
    {
        WatchedClient client(m_database.url());
        std::stop_source stop;
        StatementWatch watch = client.watch(Clock::now() + 100ms, stop.get_token());
        QCOMPARE(client.run("select 1"), QByteArray());
        const StatementWatch::Outcome outcome = watch.finish();
        QCOMPARE(outcome.earlyEnd, EarlyEnd::None);
        QVERIFY(!outcome.isConnectionSpoiled);
        stop.request_stop();
        QCOMPARE(client.run("select pg_sleep(0.3)"), QByteArray());
    }

    void whoForgetsToFinishLeavesLaterStatementsAlone()
    {
        WatchedClient client(m_database.url());
        {
            const StatementWatch watch = client.watch(Clock::now() + 100ms);
            QCOMPARE(client.run("select 1"), QByteArray());
        }
        QCOMPARE(client.run("select pg_sleep(0.3)"), QByteArray());
    }

    /// The cancel request is sent at the moment in which the statement ends by itself.
    void aLateCancelDoesNotHitTheNextStatement()
    {
        auto client = std::make_unique<WatchedClient>(m_database.url());
        for (int i = 0; i < 100; ++i) {
            StatementWatch watch = client->watch(Clock::now());
            client->run("select 1");
            if (watch.finish().isConnectionSpoiled)
                client = std::make_unique<WatchedClient>(m_database.url());
            else
                QCOMPARE(client->run("select pg_sleep(0.002)"), QByteArray());
        }
    }
};

QTEST_GUILESS_MAIN(TestStatementWatchdog)
#include "tst_statement_watchdog.moc"
