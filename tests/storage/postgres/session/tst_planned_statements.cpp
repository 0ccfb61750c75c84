// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/session/planned_statements.h"

#include "storage/postgres/session/statement_session.h"
#include "tests/support/reason_of.h"
#include "tests/support/test_database.h"

#include <QTest>

using namespace lectern;
using namespace lectern::postgres;
using namespace std::chrono_literals;

class TestPlannedStatements : public QObject
{
    Q_OBJECT

    TestDatabase m_database;

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_database.error.isEmpty(), qPrintable(m_database.error)); }

    void answersAsAnyOtherStatement()
    {
        StatementSession session(m_database.url(), QStringLiteral("lectern test"), true);
        const QString sql = QStringLiteral("select ?::bigint, ?::text, null");
        for (int i = 0; i < 5; ++i) {
            const auto rows = session.run(sql, {qint64(i), QStringLiteral("d'œuvre \\ %1").arg(i)}, fiveSeconds());
            QVERIFY2(rows, reasonOf(rows));
            QCOMPARE(rows->rowCount(), 1);
            QCOMPARE(rows->toInt64(0, 0), i);
            QCOMPARE(rows->toString(0, 1), QStringLiteral("d'œuvre \\ %1").arg(i));
            QVERIFY(rows->isNull(0, 2));
        }
        for (int i = 0; i < 5; ++i) // one that fails is not prepared anew each time, or the server would be full of them
            QCOMPARE(session.run(QStringLiteral("select 1 / ?::int"), {0}, fiveSeconds()).error().part, FaultyPart::PostgreSql);
        QVERIFY(session.run(sql, {1, QString()}, fiveSeconds()));
        const auto known = session.run(QStringLiteral("select count(*) from pg_prepared_statements"), {}, fiveSeconds());
        QVERIFY2(known, reasonOf(known));
        QCOMPARE(known->toInt64(0, 0), 3);
    }

    void plansAnewWhenTheColumnsChange()
    {
        QVERIFY(m_database.execute(QStringLiteral("create table changing as select 1 as a")));
        StatementSession session(m_database.url(), QStringLiteral("lectern test"), true);
        const QString sql = QStringLiteral("select to_jsonb(changing), changing.* from changing");
        QVERIFY(session.run(sql, {}, fiveSeconds()));
        QVERIFY(m_database.execute(QStringLiteral("alter table changing add column b int default 2")));
        QVERIFY(!session.run(sql, {}, fiveSeconds()));
        const auto rows = session.run(sql, {}, fiveSeconds());
        QVERIFY2(rows, reasonOf(rows));
        QCOMPARE(rows->toInt64(0, 2), 2);
        QVERIFY(m_database.execute(QStringLiteral("drop table changing")));
    }

    void endsWithTheDeadline()
    {
        StatementSession session(m_database.url(), QStringLiteral("lectern test"), true);
        QVERIFY(session.makeReady(fiveSeconds()));
        const auto rows = session.run(QStringLiteral("select pg_sleep(20)"), {}, RunningLimits({200ms, {}}));
        QVERIFY(!rows);
        QCOMPARE(rows.error().code, ErrorCode::Timeout);
        QVERIFY(session.run(QStringLiteral("select 1"), {}, fiveSeconds()));
    }

    void plansAnewInAnotherSession()
    {
        StatementSession session(m_database.url(), QStringLiteral("lectern test"), true);
        const QString sql = QStringLiteral("select ?::int");
        QVERIFY(session.run(sql, {1}, fiveSeconds()));
        session.close();
        const auto again = session.run(sql, {2}, fiveSeconds());
        QVERIFY2(again, reasonOf(again));
        QCOMPARE(again->toInt64(0, 0), 2);
    }
};

QTEST_GUILESS_MAIN(TestPlannedStatements)
#include "tst_planned_statements.moc"
