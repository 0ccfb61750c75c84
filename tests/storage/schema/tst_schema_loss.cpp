// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/schema/schema_loss.h"

#include "storage/schema/migrations.h"
#include "tests/support/reason_of.h"
#include "tests/support/servers.h"

#include <QtTest>

using namespace lectern;
using namespace lectern::postgres;
using namespace lectern::schema;

class TestSchemaLoss : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_postgres.isRunning(), qPrintable(m_postgres.error()));
        m_connection = std::make_unique<PostgresConnection>(m_postgres.createDatabase(database), QStringLiteral("test"));
        const auto migrated = migrateUp(*m_connection);
        QVERIFY2(migrated, reasonOf(migrated).constData());
    }

    void anEmptyDatabaseLosesNothing()
    {
        const auto loss = lossOfMigratingDown(*m_connection, int(knownMigrations().size()));
        QVERIFY2(loss, reasonOf(loss).constData());
        QCOMPARE(loss->parts.size(), size_t(0));
    }

    void namesTablesWithRowsAndColumnsWithValues()
    {
        QVERIFY(m_postgres.execute(
            database,
            QStringLiteral(
                "insert into reviews (reviewed_at, platform, entity_type, entity_id, entity_name, platform_review_id, review_text, sentiment, sentiment_score,"
                " sentiment_engine, sentiment_version) select now(), 'yelp', 'hotel', 'e', 'E', n::text, 'text', 'positive', 0.5, 'builtin', '1'"
                " from generate_series(1, 30) n; insert into users (email, login_role) values ('a@example.org', 'a')")));
        const auto whole = lossOfMigratingDown(*m_connection, int(knownMigrations().size()));
        QVERIFY2(whole, reasonOf(whole).constData());
        QCOMPARE(countOf(*whole, "reviews", ""), 30);
        QCOMPARE(countOf(*whole, "users", ""), 1);
        QCOMPARE(countOf(*whole, "reviews", "sentiment_engine"), -1); // goes with its table
        QCOMPARE(countOf(*whole, "documents", ""), -1);               // has no rows
        const int sinceSentiment = int(knownMigrations().size()) - 4; // down to documents
        const auto part = lossOfMigratingDown(*m_connection, sinceSentiment);
        QVERIFY2(part, reasonOf(part).constData());
        QCOMPARE(countOf(*part, "reviews", ""), -1);
        QCOMPARE(countOf(*part, "reviews", "sentiment_engine"), 30);
    }

    void changesNothing()
    {
        QCOMPARE(m_postgres.value(database, QStringLiteral("select count(*) from reviews where sentiment = 'positive'")), QStringLiteral("30"));
        const auto status = readSchemaStatus(*m_connection);
        QVERIFY(status);
        QVERIFY(status->fit == SchemaFit::Exact);
    }

    void whatItNamesIsWhatIsGone()
    {
        const auto loss = lossOfMigratingDown(*m_connection, int(knownMigrations().size()));
        QVERIFY(loss);
        const auto down = migrateDown(*m_connection, int(knownMigrations().size()));
        QVERIFY2(down, reasonOf(down).constData());
        for (const SchemaLoss::Part &part : loss->parts) {
            const QString there = m_postgres.value(database, QStringLiteral("select to_regclass('public.%1') is null").arg(part.table));
            QVERIFY2(there == QStringLiteral("t"), qPrintable(part.table));
        }
        QCOMPARE(lossOfMigratingDown(*m_connection, 1)->parts.size(), size_t(0));
    }

private:
    static inline const QString database = QStringLiteral("loss");

    /// -1: not named.
    [[nodiscard]] static qint64 countOf(const SchemaLoss &loss, const char *table, const char *column)
    {
        for (const SchemaLoss::Part &part : loss.parts) {
            if (part.table == QLatin1String(table) && part.column == QLatin1String(column))
                return part.count;
        }
        return -1;
    }

    TestPostgres m_postgres;
    std::unique_ptr<PostgresConnection> m_connection;
};

QTEST_GUILESS_MAIN(TestSchemaLoss)
#include "tst_schema_loss.moc"
