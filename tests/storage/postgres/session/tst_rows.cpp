// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/session/rows.h"

#include "storage/postgres/session/statement_session.h"
#include "tests/support/reason_of.h"
#include "tests/support/test_database.h"

#include <QTest>

using namespace lectern;
using namespace lectern::postgres;

class TestRows : public QObject
{
    Q_OBJECT

    TestDatabase m_database;

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_database.error.isEmpty(), qPrintable(m_database.error)); }

    void readsCellsFromTheResultItself()
    {
        StatementSession session(m_database.url(), QStringLiteral("lectern test"), false);
        const auto rows = session.run(QStringLiteral("select ?::bigint, ?::text, null, 2.5::numeric, true"),
                                      {qint64(-9007199254740993), QStringLiteral("d'œuvre \\ ?")}, fiveSeconds());
        QVERIFY2(rows, reasonOf(rows));
        QCOMPARE(rows->rowCount(), 1);
        QCOMPARE(rows->toInt64(0, 0), qint64(-9007199254740993));
        QCOMPARE(rows->toString(0, 1), QStringLiteral("d'œuvre \\ ?"));
        QVERIFY(rows->isNull(0, 2));
        QCOMPARE(rows->toDouble(0, 3), 2.5);
        QVERIFY(rows->toBool(0, 4));
    }

    void keepsAnAnswerWhileTheStatementRunsAgain()
    {
        StatementSession session(m_database.url(), QStringLiteral("lectern test"), false);
        const QString sql = QStringLiteral("select ?::int");
        const auto first = session.run(sql, {1}, fiveSeconds());
        const auto second = session.run(sql, {2}, fiveSeconds());
        QVERIFY(first && second);
        QCOMPARE(first->toInt64(0, 0), 1);
        QCOMPARE(second->toInt64(0, 0), 2);
        session.close();
        QCOMPARE(first->toInt64(0, 0), 1);
    }

    void tellsHowManyRowsAWriteTouched()
    {
        StatementSession session(m_database.url(), QStringLiteral("lectern test"), false);
        QVERIFY(session.runScript(QStringLiteral("create temp table t as select n from generate_series(1, 3) n"), fiveSeconds()));
        const auto written = session.run(QStringLiteral("delete from t where n > ?::int"), {1}, fiveSeconds());
        QVERIFY2(written, reasonOf(written));
        QCOMPARE(written->rowCount(), 0);
        QCOMPARE(written->affectedRowCount(), 2);
    }
};

QTEST_GUILESS_MAIN(TestRows)
#include "tst_rows.moc"
