// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/session/prepared_statements.h"

#include <QtTest>

using namespace lectern::postgres;

class TestPreparedStatements : public QObject
{
    Q_OBJECT

    static QString sqlOf(int number) { return QStringLiteral("select %1").arg(number); }
    /// Keeps statement `number` and returns which query it is.
    static QSqlQuery *keep(PreparedStatements &statements, int number)
    {
        auto query = std::make_shared<QSqlQuery>();
        QSqlQuery *kept = query.get();
        statements.keep(sqlOf(number), std::move(query));
        return kept;
    }

private Q_SLOTS:
    void aStatementIsFoundByItsText()
    {
        PreparedStatements statements;
        QSqlQuery *first = keep(statements, 1);
        QSqlQuery *second = keep(statements, 2);
        QCOMPARE(statements.find(sqlOf(1)).get(), first);
        QCOMPARE(statements.find(sqlOf(2)).get(), second);
        QVERIFY(!statements.find(sqlOf(3)));
        statements.clear();
        QVERIFY(!statements.find(sqlOf(1)));
    }

    void oneWhoseAnswerIsStillReadIsLeftToItsReader()
    {
        PreparedStatements statements;
        keep(statements, 1);
        const std::shared_ptr<QSqlQuery> reader = statements.find(sqlOf(1));
        QVERIFY(reader);
        QVERIFY(!statements.find(sqlOf(1)));
        QSqlQuery *another = keep(statements, 1);
        QVERIFY(another != reader.get());
        QCOMPARE(statements.find(sqlOf(1)).get(), another);
    }

    void theOneUsedLongestAgoIsForgotten()
    {
        PreparedStatements statements;
        for (int number = 0; number < PreparedStatements::limit; ++number)
            keep(statements, number);
        QVERIFY(statements.find(sqlOf(0)));
        keep(statements, PreparedStatements::limit);
        QVERIFY(!statements.find(sqlOf(1)));
        for (const int number : {0, 2, PreparedStatements::limit})
            QVERIFY(statements.find(sqlOf(number)));
    }
};

QTEST_GUILESS_MAIN(TestPreparedStatements)
#include "tst_prepared_statements.moc"
