// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/session/transaction.h"

#include "tests/support/reason_of.h"
#include "tests/support/test_database.h"

#include <QRegularExpression>
#include <QTest>

using namespace lectern;
using namespace lectern::postgres;

class TestTransaction : public QObject
{
    Q_OBJECT

    TestDatabase m_database;

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_database.error.isEmpty(), qPrintable(m_database.error)); }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }

    void undoesATransactionWhoseBodyFails()
    {
        StatementSession session(m_database.url(), QStringLiteral("lectern test"), false);
        QVERIFY(session.runScript(QStringLiteral("drop table if exists t; create table t (n int)"), fiveSeconds()));
        const auto failed = runTransaction(
            session,
            [&]() -> Result<void> {
                (void)session.run(QStringLiteral("insert into t values (1)"), {}, fiveSeconds());
                return failure(ErrorCode::Conflict, FaultyPart::Lectern, QStringLiteral("no"));
            },
            false, StatementLimits());
        QVERIFY(!failed);
        QVERIFY(runTransaction(
            session, [&] { return session.run(QStringLiteral("insert into t values (2)"), {}, fiveSeconds()).map([](const Rows &) {}); }, false,
            StatementLimits()));
        QCOMPARE(m_database.value(QStringLiteral("select string_agg(n::text, ',') from t")), QStringLiteral("2"));
    }

    void doesNotGoOnOutsideALostTransaction()
    {
        StatementSession session(m_database.url(), QStringLiteral("lectern test"), false);
        QVERIFY(session.runScript(QStringLiteral("drop table if exists t; create table t (n int)"), fiveSeconds()));
        const auto lost = runTransaction(
            session,
            [&]() -> Result<void> {
                (void)session.run(QStringLiteral("select pg_terminate_backend(pg_backend_pid())"), {}, fiveSeconds());
                return session.run(QStringLiteral("insert into t values (1)"), {}, fiveSeconds()).map([](const Rows &) {});
            },
            false, StatementLimits());
        QVERIFY(!lost);
        QCOMPARE(lost.error().code, ErrorCode::Unavailable);
        QCOMPARE(m_database.value(QStringLiteral("select count(*) from t")), QStringLiteral("0"));
    }

    void saysThatAFailedStatementUndidItAll()
    {
        StatementSession session(m_database.url(), QStringLiteral("lectern test"), false);
        const auto done = runTransaction(
            session,
            [&]() -> Result<void> {
                (void)session.run(QStringLiteral("select 1 / 0"), {}, fiveSeconds());
                return {};
            },
            false, StatementLimits());
        QVERIFY(!done);
        QCOMPARE(done.error().code, ErrorCode::Conflict);
        QVERIFY(!session.isInTransaction());
    }

    void asksForTheGuardBeforeAndAfter()
    {
        StatementSession session(m_database.url(), QStringLiteral("lectern test"), false);
        QVERIFY(m_database.execute(QStringLiteral("create schema guard; create sequence guard.asked;"
                                                  "create function guard.require() returns bigint language sql as"
                                                  " 'select nextval(''guard.asked'')'")));
        const auto asked = [&] { return session.run(QStringLiteral("select last_value from guard.asked"), {}, fiveSeconds())->toInt64(0, 0); };
        qint64 atBody = 0;
        const auto done = runTransaction(
            session,
            [&]() -> Result<void> {
                atBody = asked();
                return {};
            },
            true, StatementLimits());
        QVERIFY2(done, reasonOf(done));
        QCOMPARE(atBody, 1);
        QCOMPARE(asked(), 2);
        QVERIFY(runTransaction(
            session, [] { return Result<void>(); }, false, StatementLimits()));
        QCOMPARE(asked(), 2);
        QVERIFY(m_database.execute(QStringLiteral("drop schema guard cascade")));
        bool isBegun = false;
        const auto unguarded = runTransaction(
            session,
            [&]() -> Result<void> {
                isBegun = true;
                return {};
            },
            true, StatementLimits());
        QVERIFY(!unguarded && !isBegun);
        QVERIFY(session.run(QStringLiteral("select 1"), {}, fiveSeconds())); // the session is not left in a failed transaction
    }
};

QTEST_GUILESS_MAIN(TestTransaction)
#include "tst_transaction.moc"
