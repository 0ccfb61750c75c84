// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/schema/restored_schema.h"

#include "storage/schema/migrations.h"
#include "tests/support/servers.h"

#include <QTest>

namespace lectern {

using namespace postgres;
using namespace schema;

class TestRestoredSchema : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void forgetsWhatTheCacheKnew();
    void takesTheNotationOfAnotherServer();
    void refusesAMissingOrAlteredPart_data();
    void refusesAMissingOrAlteredPart();
    void bringsOlderTablesUpToDate();
    void settlesTablesFromBeforeTheGuardAndTheCache();
    void refusesNewerTables();
    void givesNobodyElseTemporaryTables();

private:
    [[nodiscard]] QString value(const QString &sql) { return m_server.value(m_database, sql); }
    [[nodiscard]] bool execute(const QString &sql) { return m_server.execute(m_database, sql); }
    [[nodiscard]] Result<void> settleIt()
    {
        PostgresConnection connection(m_server.url(m_database), QStringLiteral("test"));
        return settleRestored(connection);
    }

    TestPostgres m_server;
    QString m_database;
    int m_number = 0;
};

void TestRestoredSchema::initTestCase() { QVERIFY2(m_server.isRunning(), qPrintable(m_server.error())); }

void TestRestoredSchema::init()
{
    m_database = QStringLiteral("restored_%1").arg(++m_number);
    PostgresConnection connection(m_server.createDatabase(m_database), QStringLiteral("test"));
    const auto migrated = migrateUp(connection);
    QVERIFY2(migrated, qPrintable(migrated ? QString() : migrated.error().detail));
}

void TestRestoredSchema::forgetsWhatTheCacheKnew()
{
    QVERIFY(execute(QStringLiteral("insert into cache.log (scope) values ('t:reviews'); update cache.meta set horizon = '9000000000'")));
    QVERIFY(!value(QStringLiteral("select cache.begin_boot()")).isEmpty());
    const QString key = value(QStringLiteral("select seal_key from cache.meta"));
    const auto settled = settleIt();
    QVERIFY2(settled, qPrintable(settled ? QString() : settled.error().detail));
    QCOMPARE(value(QStringLiteral("select count(*) from cache.log")), QStringLiteral("0"));
    QCOMPARE(value(QStringLiteral("select count(*) from cache.boot")), QStringLiteral("0"));
    QVERIFY(value(QStringLiteral("select seal_key from cache.meta")) != key);
    QCOMPARE(value(QStringLiteral("select horizon <= pg_current_xact_id() from cache.meta")), QStringLiteral("t"));
}

void TestRestoredSchema::takesTheNotationOfAnotherServer()
{
    QVERIFY(execute(QStringLiteral("update guard.expected_triggers set shape = shape || ' in other words'")));
    QVERIFY(value(QStringLiteral("select count(*) from guard.troubles()")).toInt() > 0);
    const auto settled = settleIt();
    QVERIFY2(settled, qPrintable(settled ? QString() : settled.error().detail));
    QCOMPARE(value(QStringLiteral("select count(*) from guard.troubles()")), QStringLiteral("0"));
}

void TestRestoredSchema::refusesAMissingOrAlteredPart_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("named");
    QTest::newRow("missing trigger") << QStringLiteral("drop trigger reviews_stamp on reviews") << QStringLiteral("reviews_stamp");
    QTest::newRow("trigger that is off") << QStringLiteral("alter table reviews disable trigger reviews_stamp") << QStringLiteral("reviews_stamp");
    QTest::newRow("trigger that is not on always") << QStringLiteral("alter table reviews enable trigger cache_log_update")
                                                   << QStringLiteral("cache_log_update");
    QTest::newRow("other condition") << QStringLiteral("drop trigger reviews_stamp on reviews; create trigger reviews_stamp before update on reviews"
                                                       " for each row when (false) execute function reviews_stamp();"
                                                       " alter table reviews enable always trigger reviews_stamp")
                                     << QStringLiteral("reviews_stamp");
    QTest::newRow("other function") << QStringLiteral("create or replace function cache.log_reviews() returns trigger language plpgsql as "
                                                      "$$ begin return null; end $$")
                                    << QStringLiteral("cache.log_reviews()");
}

void TestRestoredSchema::refusesAMissingOrAlteredPart()
{
    QFETCH(QString, sql);
    QFETCH(QString, named);
    QVERIFY2(execute(sql), qPrintable(m_server.error()));
    const auto settled = settleIt();
    QVERIFY(!settled);
    QCOMPARE(settled.error().code, ErrorCode::Corrupt);
    QVERIFY2(settled.error().detail.contains(named), qPrintable(settled.error().detail));
}

void TestRestoredSchema::bringsOlderTablesUpToDate()
{
    {
        PostgresConnection connection(m_server.url(m_database), QStringLiteral("test"));
        QVERIFY(migrateDown(connection, 2));
    }
    const auto settled = settleIt();
    QVERIFY2(settled, qPrintable(settled ? QString() : settled.error().detail));
    QCOMPARE(value(QStringLiteral("select max(number) from lectern_schema.migrations")).toInt(), knownMigrations().back().number);
}

void TestRestoredSchema::settlesTablesFromBeforeTheGuardAndTheCache()
{
    {
        PostgresConnection connection(m_server.url(m_database), QStringLiteral("test"));
        QVERIFY(migrateDown(connection, knownMigrations().back().number - 2));
    }
    QCOMPARE(value(QStringLiteral("select to_regclass('cache.meta') is null")), QStringLiteral("t"));
    const auto settled = settleIt();
    QVERIFY2(settled, qPrintable(settled ? QString() : settled.error().detail));
    QCOMPARE(value(QStringLiteral("select count(*) from guard.troubles()")), QStringLiteral("0"));
}

void TestRestoredSchema::refusesNewerTables()
{
    QVERIFY(execute(QStringLiteral("insert into lectern_schema.migrations (number, name, checksum) values (999, 'later', 'x')")));
    const auto settled = settleIt();
    QVERIFY(!settled);
    QCOMPARE(settled.error().code, ErrorCode::Conflict);
}

void TestRestoredSchema::givesNobodyElseTemporaryTables()
{
    QVERIFY(execute(QStringLiteral("grant temporary on database %1 to public").arg(m_database)));
    QVERIFY(settleIt());
    QCOMPARE(value(QStringLiteral("select count(*) from pg_database d, aclexplode(d.datacl) a where d.datname = current_database() and a.grantee = 0"
                                  " and a.privilege_type = 'TEMPORARY'")),
             QStringLiteral("0"));
}

} // namespace lectern

QTEST_GUILESS_MAIN(lectern::TestRestoredSchema)
#include "tst_restored_schema.moc"
