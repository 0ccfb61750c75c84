// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/link/limit_scope.h"

#include "tests/support/reason_of.h"
#include "tests/support/test_database.h"

#include <QTest>

using namespace lectern;
using namespace lectern::postgres;
using namespace std::chrono_literals;

class TestLimitScope : public QObject
{
    Q_OBJECT

    TestDatabase m_database;

    template <typename T>
    static ErrorCode errorOf(const Result<T> &result)
    {
        return result ? ErrorCode(-1) : result.error().code;
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_database.error.isEmpty(), qPrintable(m_database.error)); }

    void statementsGetNoMoreTimeThanItGives()
    {
        PostgresConnection connection(m_database.url(), QStringLiteral("lectern test"));
        const QString slow = QStringLiteral("select pg_sleep(0.5)");
        {
            const LimitScope outer(connection, {20s, {}});
            {
                const LimitScope inner(connection, {100ms, {}});
                QCOMPARE(errorOf(connection.run(slow, {}, {10s, {}})), ErrorCode::Timeout);
            }
            const auto rows = connection.run(slow, {}, {10s, {}});
            QVERIFY2(rows, reasonOf(rows));
        }
    }

    void itsStopIsForStatementsThatBringNone()
    {
        PostgresConnection connection(m_database.url(), QStringLiteral("lectern test"));
        std::stop_source asked, own;
        asked.request_stop();
        {
            const LimitScope scope(connection, {5s, asked.get_token()});
            QCOMPARE(errorOf(connection.open()), ErrorCode::Cancelled);
            QVERIFY(!connection.isOpen());
            QCOMPARE(errorOf(connection.run(QStringLiteral("select 1"))), ErrorCode::Cancelled);
            QCOMPARE(errorOf(connection.explain(QStringLiteral("select 1"), {})), ErrorCode::Cancelled);
            QVERIFY(connection.run(QStringLiteral("select 1"), {}, {5s, own.get_token()}));
        }
        QVERIFY(connection.run(QStringLiteral("select 1")));
    }

    void planningGetsNoMoreTimeThanItGives()
    {
        PostgresConnection connection(m_database.url(), QStringLiteral("lectern test"));
        QVERIFY(m_database.execute(QStringLiteral("create function slow_constant() returns int immutable language plpgsql as"
                                                  " 'begin perform pg_sleep(1); return 1; end'"))); // the planner calls it
        const LimitScope scope(connection, {100ms, {}});
        QCOMPARE(errorOf(connection.explain(QStringLiteral("select slow_constant()"), {}, {10s, {}})), ErrorCode::Timeout);
    }

    void leavesTheEndOfATransactionAlone()
    {
        PostgresConnection connection(m_database.url(), QStringLiteral("lectern test"));
        QVERIFY(connection.runScript(QStringLiteral("create table t (n int);"
                                                    "create function take_time() returns trigger language plpgsql as"
                                                    " 'begin perform pg_sleep(0.3); return null; end';"
                                                    "create constraint trigger slow_commit after insert on t deferrable initially deferred"
                                                    " for each row execute function take_time()")));
        std::stop_source stop;
        const LimitScope scope(connection, {5s, stop.get_token()});
        const auto done = connection.inTransaction(
            [&] {
                const auto written = connection.run(QStringLiteral("insert into t values (1)")).map([](const Rows &) {});
                stop.request_stop();
                return written;
            },
            PostgresConnection::Guard::NotAsked);
        QVERIFY2(done, reasonOf(done));
        QCOMPARE(m_database.value(QStringLiteral("select count(*) from t")), QStringLiteral("1"));
    }
};

QTEST_GUILESS_MAIN(TestLimitScope)
#include "tst_limit_scope.moc"
