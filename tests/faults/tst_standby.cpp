// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/opening/opening.h"
#include "storage/schema/migrations.h"
#include "tests/support/servers.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace lectern;
using namespace lectern::postgres;
using namespace lectern::schema;

/// A PostgreSQL that follows another one answers, and cannot serve Lectern: it says so.
class TestStandby : public QObject
{
    Q_OBJECT

    TestPostgres m_postgres;

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_postgres.isRunning(), qPrintable(m_postgres.error()));
        PostgresConnection connection(m_postgres.createDatabase(QStringLiteral("reviews")), QStringLiteral("standby"));
        QVERIFY(migrateUp(connection));
        connection.close();
        QVERIFY2(m_postgres.restartAsStandby(), qPrintable(m_postgres.error()));
    }

    void whatItCannotDoIsSaidInWords_data()
    {
        QTest::addColumn<QString>("statement");
        QTest::newRow("an unlogged table") << QStringLiteral("select * from cache.boot"); // 0A000
        QTest::newRow("a change") << QStringLiteral("update reviews set title = 'x'");    // 25006
        QTest::newRow("a transaction's number") << QStringLiteral("select pg_current_xact_id()");
    }
    void whatItCannotDoIsSaidInWords()
    {
        QFETCH(QString, statement);
        PostgresConnection connection(m_postgres.url(QStringLiteral("reviews")), QStringLiteral("standby"));
        const auto done = connection.run(statement);
        QVERIFY(!done);
        QCOMPARE(done.error().code, ErrorCode::Unavailable);
        QVERIFY2(done.error().cause == ErrorCause::Standby || done.error().state == "25006", qPrintable(done.error().detail));
    }
};

QTEST_GUILESS_MAIN(TestStandby)
#include "tst_standby.moc"
