// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/schema/migrations.h"

#include "tests/support/reason_of.h"
#include "tests/support/servers.h"

#include <QTest>

#include <thread>

using namespace lectern;
using namespace lectern::postgres;
using namespace lectern::schema;

namespace {

/// Everything a migration may leave behind, as one text.
const QString catalogueSql = QStringLiteral(R"sql(
    select coalesce(string_agg(line, E'\n' order by line), '') from (
        select 'relation ' || n.nspname || '.' || c.relname || ' ' || c.relkind::text || ' ' || c.relpersistence::text
               || ' ' || coalesce(pg_get_indexdef(c.oid), '') || ' ' || coalesce(obj_description(c.oid, 'pg_class'), '')
               || ' ' || coalesce(c.relacl::text, '') as line
          from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where n.nspname in ('public', 'cache') and c.relkind <> 't'
        union all
        select 'column ' || a.attrelid::regclass || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
               || ' ' || a.attnotnull || ' ' || coalesce(pg_get_expr(d.adbin, d.adrelid), '')
          from pg_attribute a
          join pg_class c on c.oid = a.attrelid and c.relkind = 'r'
          left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
         where c.relnamespace::regnamespace::text in ('public', 'cache') and a.attnum > 0 and not a.attisdropped
        union all
        select 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
          from pg_constraint where connamespace::regnamespace::text in ('public', 'cache')
        union all
        select 'function ' || oid::regprocedure || ' ' || md5(pg_get_functiondef(oid))
          from pg_proc where pronamespace::regnamespace::text in ('public', 'cache')
        union all
        select 'trigger ' || tgrelid::regclass || ' ' || pg_get_triggerdef(oid) || ' ' || tgenabled::text
          from pg_trigger where not tgisinternal
        union all
        select 'type ' || t.oid::regtype || ' ' || (select coalesce(string_agg(enumlabel, ',' order by enumsortorder), '')
                                                      from pg_enum where enumtypid = t.oid)
          from pg_type t where typnamespace::regnamespace::text in ('public', 'cache') and typtype = 'e'
        union all
        select 'schema ' || nspname || ' ' || coalesce(nspacl::text, '') from pg_namespace where nspname !~ '^pg_'
    ) as everything)sql");

} // namespace

class TestMigrations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_postgres.isRunning(), qPrintable(m_postgres.error()));
        PostgresConnection connection(m_postgres.createDatabase(QStringLiteral("prepared")), QStringLiteral("test"));
        const auto up = migrateUp(connection);
        QVERIFY2(up, reasonOf(up));
        QVERIFY(m_postgres.execute(QStringLiteral("prepared"),
                                   QStringLiteral("insert into reviews (reviewed_at, platform, entity_type, entity_id, entity_name, "
                                                  "platform_review_id) values ('2024-05-06', 'yelp', 'hotel', 'e1', 'Hotel', 'p1')")));
    }

    void init() { m_url = m_postgres.createDatabase(QStringLiteral("db%1").arg(++m_count)); }

    void knowsEveryStepUpAndDown()
    {
        const auto &migrations = knownMigrations();
        QVERIFY(migrations.size() >= 3);
        for (size_t i = 0; i < migrations.size(); ++i) {
            QCOMPARE(migrations[i].number, int(i) + 1);
            QVERIFY(!migrations[i].upSql.isEmpty());
            QVERIFY(!migrations[i].downSql.isEmpty());
            QCOMPARE(migrations[i].checksum.size(), 64);
        }
    }

    void saysWhatToDoWithAnEmptyDatabase()
    {
        PostgresConnection connection(m_url, QStringLiteral("test"));
        const auto status = readSchemaStatus(connection);
        QVERIFY2(status, reasonOf(status));
        QCOMPARE(status->fit, SchemaFit::Empty);
        QVERIFY(status->advice.contains(u"migrate up"));
    }

    void leavesTheSameCatalogueUpDownUp()
    {
        PostgresConnection connection(m_url, QStringLiteral("test"));
        const int steps = int(knownMigrations().size());
        std::vector<QString> onTheWayUp{catalogue()};
        const auto up = migrateUp(connection);
        QVERIFY2(up, reasonOf(up));
        QCOMPARE(up->fit, SchemaFit::Exact);
        QVERIFY(up->advice.isEmpty());
        const QString complete = catalogue();

        for (int left = steps - 1; left >= 0; --left) {
            const auto down = migrateDown(connection, 1);
            QVERIFY2(down, reasonOf(down));
            QCOMPARE(down->databaseVersion, left);
            QCOMPARE(down->fit, left == 0 ? SchemaFit::Empty : SchemaFit::Behind);
        }
        QCOMPARE(catalogue(), onTheWayUp.front());
        const auto again = migrateUp(connection);
        QVERIFY2(again, reasonOf(again));
        QCOMPARE(catalogue(), complete);
    }

    void leavesTheSameCatalogueAfterEachStepDownAndUp()
    {
        PostgresConnection connection(m_url, QStringLiteral("test"));
        QVERIFY(migrateUp(connection));
        const QString complete = catalogue();
        for (int steps = 1; steps <= int(knownMigrations().size()); ++steps) {
            QVERIFY(migrateDown(connection, steps));
            const auto again = migrateUp(connection);
            QVERIFY2(again, reasonOf(again));
            QCOMPARE(catalogue(), complete);
        }
    }

    void appliesOnceWhenTwoProgramsStartTogether()
    {
        std::array<bool, 3> succeeded{};
        std::vector<std::jthread> threads;
        for (bool &mine : succeeded) {
            threads.emplace_back([this, &mine] {
                PostgresConnection connection(m_url, QStringLiteral("test"));
                const auto status = migrateUp(connection);
                mine = status && status->fit == SchemaFit::Exact;
            });
        }
        threads.clear();
        QVERIFY(succeeded[0] && succeeded[1] && succeeded[2]);
    }

    void refusesASchemaThatWasAltered()
    {
        PostgresConnection connection(m_url, QStringLiteral("test"));
        QVERIFY(migrateUp(connection));
        execute(QStringLiteral("update lectern_schema.migrations set checksum = 'other' where number = 2"));
        const auto status = readSchemaStatus(connection);
        QVERIFY(status);
        QCOMPARE(status->fit, SchemaFit::Altered);
        QVERIFY2(status->advice.contains(u": 2 (search)."), qUtf8Printable(status->advice));
        const auto up = migrateUp(connection);
        QVERIFY(!up);
        QCOMPARE(up.error().code, ErrorCode::Conflict);
    }

    void refusesASchemaOfANewerProgram()
    {
        PostgresConnection connection(m_url, QStringLiteral("test"));
        QVERIFY(migrateUp(connection));
        execute(QStringLiteral("insert into lectern_schema.migrations (number, name, checksum) values (999, 'x', 'y')"));
        const auto status = readSchemaStatus(connection);
        QVERIFY(status);
        QCOMPARE(status->fit, SchemaFit::Ahead);
        QVERIFY(status->advice.contains(u"newer"));
        QVERIFY(!migrateUp(connection));
        QVERIFY(!migrateDown(connection, 1));
    }

    void worksForAnOwnerWhoIsNoSuperuser()
    {
        execute(QStringLiteral("drop role if exists plain; create role plain login password 'plain'"));
        execute(QStringLiteral("alter database \"%1\" owner to plain").arg(database()));
        PostgresConnection connection(m_postgres.urlAs(QStringLiteral("plain"), QStringLiteral("plain"), database()), QStringLiteral("test"));
        const auto up = migrateUp(connection);
        QVERIFY2(up, reasonOf(up));
        QCOMPARE(up->fit, SchemaFit::Exact);
        QVERIFY(migrateDown(connection, int(knownMigrations().size())));
        execute(QStringLiteral("alter database \"%1\" owner to lectern").arg(database()));
    }

    void raisesTheVersionOnEveryUpdate()
    {
        prepareReview();
        execute(QStringLiteral("update reviews set title = 'other', version = 77, updated_at = '2001-01-01', "
                               "created_at = '2001-01-01'"));
        execute(QStringLiteral("set session_replication_role = replica; update reviews set title = 'third'"));
        QCOMPARE(value(QStringLiteral("select version from reviews")), QStringLiteral("3"));
        QCOMPARE(value(QStringLiteral("select updated_at > '2020-01-01' and created_at > '2020-01-01' from reviews")), QStringLiteral("t"));
    }

    void refusesValuesThatNoReviewCanHave_data()
    {
        QTest::addColumn<QString>("assignment");
        for (const char *assignment : {"rating = 5.01",
                                       "rating = -1",
                                       "rating = 'NaN'",
                                       "reviewed_at = 'infinity'",
                                       "reviewed_at = '-infinity'",
                                       "reviewed_at = '1899-12-31'",
                                       "owner_reply_at = 'infinity'",
                                       "sentiment_score = 1.1",
                                       "sentiment_score = 'NaN'",
                                       "helpful_count = -1",
                                       "review_text = repeat('x', 100001)",
                                       "metadata = '[]'",
                                       "language = 'EN'",
                                       "platform_rating = 'NaN'",
                                       "entity_id = ''",
                                       "platform_review_id = ''",
                                       "platform = 'myspace'",
                                       "tags = array['a', repeat('x', 201)]",
                                       "tags = array[E'a\\nb']",
                                       "image_urls = array['http://a', 'http://' || repeat('x', 4000)]",
                                       "metadata = jsonb_build_object('a', repeat('x', 262144))",
                                       "entity_name = E'Hotel\\nPost'",
                                       "author_name = E'a\\u0007b'",
                                       "author_name = U&'gpj.\\202efdp.exe'",
                                       "entity_name = U&'a\\200eb'",
                                       "author_name = U&'a\\2028b'",
                                       "author_name = U&'a\\0085b'"})
            QTest::newRow(assignment) << QString::fromLatin1(assignment);
    }
    void refusesValuesThatNoReviewCanHave()
    {
        QFETCH(QString, assignment);
        prepareReview();
        PostgresConnection connection(m_url, QStringLiteral("test"));
        const auto fine = connection.runScript(QStringLiteral("update reviews set title = 'fine'"));
        QVERIFY2(fine, reasonOf(fine));
        QVERIFY(!connection.runScript(QStringLiteral("update reviews set ") + assignment));
    }

    void takesValuesUpToTheirLimits()
    {
        prepareReview();
        execute(QStringLiteral("update reviews set tags = array(select repeat('ä', 200) from generate_series(1, 1000)),"
                               " image_urls = array['http://' || repeat('x', 3993)], author_name = 'Zoë O''Neill \U0001F600 北京',"
                               " metadata = jsonb_build_object('a', repeat('x', 262134))"));
    }

    /// What breaks a limit that is new is made to fit, and stands in the log as it was.
    void fitsWhatWasStoredBeforeItsLimits()
    {
        PostgresConnection connection(m_url, QStringLiteral("test"));
        QVERIFY(migrateUp(connection));
        QVERIFY(migrateDown(connection, int(knownMigrations().size()) - 9));
        execute(QStringLiteral(
            "insert into reviews (reviewed_at, platform, entity_type, entity_id, entity_name, platform_review_id, author_name, tags, image_urls, metadata)"
            " values ('2024-05-06', 'yelp', 'hotel', 'e1', E'Hotel\nPost', 'p1', U&'Ann\\202e gnp', array[repeat('x', 300), 'ok'],"
            " array['http://a', repeat('u', 5000)], jsonb_build_object('a', repeat('y', 300000))),"
            " ('2024-05-06', 'yelp', 'hotel', 'e1', 'Hotel', 'p2', 'Bob', '{}', '{}', '{}')"));
        const auto up = migrateUp(connection);
        QVERIFY2(up, reasonOf(up));
        QCOMPARE(value(QStringLiteral(
                     "select concat_ws('|', entity_name, author_name, char_length(tags[1]), tags[2], image_urls, metadata) from reviews"
                     " where platform_review_id = 'p1'")),
                 QStringLiteral("Hotel Post|Ann gnp|200|ok|{http://a}|{}"));
        QCOMPARE(value(QStringLiteral("select char_length(before -> 'metadata' ->> 'a') || ' ' || char_length(before -> 'tags' ->> 0) || ' '"
                                      " || (before ->> 'entity_name') from audit_log where action = 'review.fitted'")),
                 QStringLiteral("300000 300 Hotel\nPost"));
        QCOMPARE(value(QStringLiteral("select version from reviews where platform_review_id = 'p2'")),
                 QStringLiteral("1")); // nothing was the matter with it
    }

    void saysWhatEachIndexIsFor()
    {
        prepareReview();
        QVERIFY(value(QStringLiteral("select count(*) from pg_index where indrelid = 'reviews'::regclass")).toInt() >= 8);
        QCOMPARE(value(QStringLiteral("select count(*) from pg_index where indrelid = 'reviews'::regclass"
                                      " and obj_description(indexrelid, 'pg_class') is null")),
                 QStringLiteral("0"));
    }

    void indexesTextInTheBackground()
    {
        prepareReview();
        const auto found = [this] { return value(QStringLiteral("select count(*) from review_search where words @@ 'splendid'")); };
        QCOMPARE(found(), QStringLiteral("0"));
        execute(QStringLiteral("update reviews set review_text = 'A splendid place'"));
        execute(QStringLiteral("update reviews set helpful_count = 3"));
        QCOMPARE(value(QStringLiteral("select count(*) from review_search_pending")), QStringLiteral("2"));
        execute(QStringLiteral("select search_index_step(100)"));
        QCOMPARE(found(), QStringLiteral("1"));
        execute(QStringLiteral("update reviews set review_text = ''; select search_index_step(100)"));
        QCOMPARE(found(), QStringLiteral("0"));
        execute(QStringLiteral("update reviews set review_text = 'splendid'; select search_index_step(100)"));
        QCOMPARE(found(), QStringLiteral("1"));
        execute(QStringLiteral("delete from reviews; select search_index_step(100)"));
        QCOMPARE(found(), QStringLiteral("0"));
        QCOMPARE(value(QStringLiteral("select count(*) from review_search_pending")), QStringLiteral("0"));
    }

private:
    [[nodiscard]] QString database() const { return QStringLiteral("db%1").arg(m_count); }
    void execute(const QString &sql) { QVERIFY2(m_postgres.execute(database(), sql), qPrintable(m_postgres.error())); }
    QString value(const QString &sql) { return m_postgres.value(database(), sql); }
    QString catalogue() { return value(catalogueSql); }

    /// Goes on with a copy of a database that has the schema and one review.
    void prepareReview()
    {
        ++m_count;
        QVERIFY(m_postgres.execute(QStringLiteral("postgres"), QStringLiteral("create database \"%1\" template prepared").arg(database())));
        m_url = m_postgres.url(database());
    }

    TestPostgres m_postgres;
    QString m_url;
    int m_count = 0;
};

QTEST_GUILESS_MAIN(TestMigrations)
#include "tst_migrations.moc"
