// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/state/freshness_reader.h"

#include "storage/postgres/state/server_state_reader.h"
#include "storage/schema/migrations.h"
#include "tests/support/reason_of.h"
#include "tests/support/seed.h"
#include "tests/support/servers.h"

#include <QTest>

#include <libpq-fe.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

using namespace lectern;
using namespace lectern::postgres;
using namespace lectern::schema;

namespace {

const QString insertSql = QStringLiteral(
    "insert into reviews (reviewed_at, platform, entity_type, entity_id, entity_name, platform_review_id)"
    " select '2024-01-15'::timestamptz + (n % %2) * interval '31 days', 'yelp', 'hotel', 'e' || n % %3, 'n', '%4' || n"
    " from generate_series(1, %1) n");

std::set<QByteArray> scopesIn(const FreshnessPoll &poll)
{
    std::set<QByteArray> scopes;
    for (const auto &change : poll.changes)
        scopes.insert(change.scope);
    return scopes;
}

/// A second client with a transaction of its own.
class OtherClient
{
public:
    explicit OtherClient(const QString &url) : m_connection(PQconnectdb(url.toUtf8().constData())) {}
    ~OtherClient() { PQfinish(m_connection); }
    OtherClient(const OtherClient &) = delete;
    OtherClient &operator=(const OtherClient &) = delete;
    bool run(const QString &sql)
    {
        PGresult *result = PQexec(m_connection, sql.toUtf8().constData());
        const ExecStatusType status = PQresultStatus(result);
        PQclear(result);
        return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
    }

private:
    PGconn *m_connection;
};

} // namespace

class TestFreshnessReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_postgres.isRunning(), qPrintable(m_postgres.error()));
        PostgresConnection connection(m_postgres.createDatabase(QStringLiteral("migrated")), QStringLiteral("test"));
        const auto up = migrateUp(connection);
        QVERIFY2(up, reasonOf(up));
    }

    void init()
    {
        m_database = QStringLiteral("db%1").arg(++m_count);
        QVERIFY(m_postgres.execute(QStringLiteral("postgres"), QStringLiteral("create database %1 template migrated").arg(m_database)));
        m_url = m_postgres.url(m_database);
        m_connection = std::make_unique<PostgresConnection>(m_url, QStringLiteral("test"));
    }

    void tellsNothingNewWhenNothingChanged()
    {
        const auto first = readFreshness(*m_connection, {});
        QVERIFY2(first, reasonOf(first));
        QVERIFY(!first->boot.isNull());
        QVERIFY(first->triggersHealthy);
        QVERIFY(first->horizon > 0);
        const auto second = readFreshness(*m_connection, first->snapshot);
        QVERIFY2(second, reasonOf(second));
        QCOMPARE(second->boot, first->boot);
        QVERIFY(second->changes.empty());
        QVERIFY(second->isQuiet);
    }

    void looksEverythingUpAgainAfterAnyTransactionThatWrote_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::newRow("a review") << QStringLiteral(
            "insert into reviews (reviewed_at, platform, entity_type, entity_id, entity_name, platform_review_id)"
            " values ('2024-01-15', 'yelp', 'hotel', 'e', 'n', 'x')");
        QTest::newRow("a trigger") << QStringLiteral("alter table documents disable trigger cache_log_update");
        QTest::newRow("a right") << QStringLiteral("grant select on reviews to public");
        QTest::newRow("what nobody caches") << QStringLiteral("create table other ()");
    }
    void looksEverythingUpAgainAfterAnyTransactionThatWrote()
    {
        QFETCH(QString, sql);
        const auto first = readFreshness(*m_connection, {});
        QVERIFY(readFreshness(*m_connection, first->snapshot)->isQuiet);
        execute(sql);
        const auto second = readFreshness(*m_connection, first->snapshot);
        QVERIFY2(second, reasonOf(second));
        QVERIFY(!second->isQuiet && second->horizon > 0);
        QCOMPARE(second->triggersHealthy, !sql.contains(u"disable trigger"));
        QVERIFY(readFreshness(*m_connection, second->snapshot)->isQuiet);
    }

    void aTransactionThatIsOpenMakesItNeitherLoudNorForgotten()
    {
        insert(3, 1, 1);
        OtherClient other(m_url);
        QVERIFY(other.run(QStringLiteral("begin; update reviews set helpful_count = 1")));
        const auto during = readFreshness(*m_connection, {});
        QVERIFY(readFreshness(*m_connection, during->snapshot)->isQuiet);
        QVERIFY(other.run(QStringLiteral("commit")));
        const auto after = readFreshness(*m_connection, during->snapshot);
        QVERIFY(!after->isQuiet);
        QVERIFY(scopesIn(*after).contains("t:reviews"));
    }

    void logsOldAndNewScopes()
    {
        insert(1, 1, 1);
        const QByteArray row = "r:" + value(QStringLiteral("select id from reviews")).toUtf8();
        const auto last = readFreshness(*m_connection, {});
        QVERIFY(last);
        execute(QStringLiteral("update reviews set entity_id = 'new', platform = 'amazon', reviewed_at = '2023-12-31 23:30:00-05'"));
        const auto poll = readFreshness(*m_connection, last->snapshot);
        QVERIFY2(poll, reasonOf(poll));
        QCOMPARE(scopesIn(*poll), (std::set<QByteArray>{"t:reviews", row, "e:e0", "e:new", "p:yelp", "p:amazon", "m:202401"}));
        execute(QStringLiteral("delete from reviews"));
        const auto after = readFreshness(*m_connection, poll->snapshot);
        QVERIFY(after);
        QCOMPARE(scopesIn(*after), (std::set<QByteArray>{"t:reviews", row, "e:new", "p:amazon", "m:202401"}));
    }

    void logsEvenForAReplica()
    {
        const auto last = readFreshness(*m_connection, {});
        execute(QStringLiteral("set session_replication_role = replica; ") + insertSql.arg(1).arg(1).arg(1).arg(u'x'));
        const auto poll = readFreshness(*m_connection, last->snapshot);
        QVERIFY(poll);
        QVERIFY(scopesIn(*poll).contains("t:reviews"));
    }

    void writesNothingForAStatementThatTouchesNothing()
    {
        const auto last = readFreshness(*m_connection, {});
        execute(QStringLiteral("update reviews set title = 'x' where false; delete from reviews; select search_index_step(5)"));
        const auto poll = readFreshness(*m_connection, last->snapshot);
        QVERIFY(poll);
        QVERIFY(poll->changes.empty());
        QCOMPARE(poll->snapshot.xmax, last->snapshot.xmax);
    }

    void escalatesAboveFiveHundred_data()
    {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("entities");
        QTest::addColumn<bool>("allRows");
        QTest::addColumn<bool>("allEntities");
        QTest::newRow("500 rows, 500 entities") << 500 << 500 << false << false;
        QTest::newRow("501 rows, 500 entities") << 501 << 500 << true << false;
        QTest::newRow("501 rows, 501 entities") << 501 << 501 << true << true;
    }
    void escalatesAboveFiveHundred()
    {
        QFETCH(int, rows);
        QFETCH(int, entities);
        const auto last = readFreshness(*m_connection, {});
        insert(rows, 3, entities);
        const auto poll = readFreshness(*m_connection, last->snapshot);
        QVERIFY(poll);
        const auto scopes = scopesIn(*poll);
        QTEST(scopes.contains("r:*"), "allRows");
        QTEST(scopes.contains("e:*"), "allEntities");
        QVERIFY(scopes.contains("m:202401") && scopes.contains("m:202403") && !scopes.contains("m:*"));
        const auto ofRows = std::count_if(scopes.begin(), scopes.end(), [](const auto &s) { return s.startsWith("r:"); });
        QCOMPARE(int(ofRows), rows > 500 ? 1 : rows);
    }

    void logsTruncateAsEverything()
    {
        insert(3, 1, 1);
        const auto last = readFreshness(*m_connection, {});
        execute(QStringLiteral("truncate reviews"));
        const auto poll = readFreshness(*m_connection, last->snapshot);
        QVERIFY(poll);
        QVERIFY(scopesIn(*poll).contains("x:reviews"));
        QVERIFY(scopesIn(*poll).contains("f:reviews"));
    }

    void logsWhenFullTextFindsOthers()
    {
        insert(1, 1, 1);
        execute(QStringLiteral("update reviews set title = 'word'"));
        const auto last = readFreshness(*m_connection, {});
        execute(QStringLiteral("select search_index_step(10)"));
        const auto poll = readFreshness(*m_connection, last->snapshot);
        QVERIFY(poll);
        QCOMPARE(scopesIn(*poll), (std::set<QByteArray>{"f:reviews"}));
    }

    void missesNoTransactionWhateverTheOrderOfCommits()
    {
        const unsigned seed = testSeed();
        std::mt19937 random(seed);
        std::map<int, std::unique_ptr<OtherClient>> open;
        std::set<QByteArray> committed;
        std::set<QByteArray> heard;
        auto poll = readFreshness(*m_connection, {});
        for (int i = 0; i < 400; ++i) {
            const int client = int(random() % 6);
            if (!open.contains(client)) {
                open[client] = std::make_unique<OtherClient>(m_url);
                QVERIFY(open[client]->run(QStringLiteral("begin; select cache.log_scopes(array['e:%1'])").arg(i)));
                m_numbers[client] = i;
            } else {
                const bool commits = random() % 4 > 0;
                QVERIFY(open[client]->run(commits ? QStringLiteral("commit") : QStringLiteral("rollback")));
                if (commits)
                    committed.insert("e:" + QByteArray::number(m_numbers[client]));
                open.erase(client);
            }
            if (random() % 3 == 0) {
                poll = readFreshness(*m_connection, poll->snapshot);
                QVERIFY2(poll, reasonOf(poll));
                for (const auto &change : poll->changes)
                    QVERIFY2(heard.insert(change.scope).second, "heard twice");
                QCOMPARE(heard, committed);
            }
        }
    }

    void raisesTheHorizonInsteadOfReturningTooMuch()
    {
        for (int i = 0; i < 5; ++i)
            execute(QStringLiteral("select cache.log_scopes(array(select 'e:' || n from generate_series(1, 8000) n))"));
        const auto poll = readFreshness(*m_connection, {});
        QVERIFY2(poll, reasonOf(poll));
        QCOMPARE(poll->changes.size(), size_t(16000)); // whole transactions only
        QVERIFY(std::all_of(poll->changes.begin(), poll->changes.end(), [&](const auto &change) { return change.transaction >= poll->horizon; }));
        QCOMPARE(value(QStringLiteral("select count(distinct xid) from cache.log where xid >= '%1'").arg(poll->horizon)), QStringLiteral("2"));
    }

    void trimsOnlyWhatNoReaderStillNeeds()
    {
        const auto first = readFreshness(*m_connection, {});
        QVERIFY(logScopes(*m_connection, {"e:old"}));
        execute(QStringLiteral("update cache.log set at = now() - interval '2 hours'"));
        OtherClient longRunning(m_url);
        QVERIFY(longRunning.run(QStringLiteral("begin; select cache.log_scopes(array['e:long'])")));
        QVERIFY(logScopes(*m_connection, {"e:later"}));
        execute(QStringLiteral("update cache.log set at = now() - interval '2 hours'"));

        const auto dropped = trimChangeLog(*m_connection);
        QVERIFY2(dropped, reasonOf(dropped));
        QCOMPARE(*dropped, 1); // e:old; e:later began after a transaction that still runs
        const auto poll = readFreshness(*m_connection, first->snapshot);
        QVERIFY(poll);
        QVERIFY(poll->horizon > first->horizon);
        QVERIFY(poll->horizon <= poll->snapshot.xmin);
        QCOMPARE(scopesIn(*poll), (std::set<QByteArray>{"e:later"}));
        QVERIFY(longRunning.run(QStringLiteral("commit")));
        const auto after = readFreshness(*m_connection, poll->snapshot);
        QVERIFY(after);
        QCOMPARE(scopesIn(*after), (std::set<QByteArray>{"e:long"}));
        // e:later is old now; e:long is young, but of an older transaction, which the new horizon covers.
        QCOMPARE(trimChangeLog(*m_connection).value(), 2);
    }

    void reportsATriggerThatIsNotInOrder_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::newRow("disabled") << QStringLiteral("alter table reviews disable trigger cache_log_update");
        QTest::newRow("all disabled") << QStringLiteral("alter table reviews disable trigger user");
        QTest::newRow("only for the origin") << QStringLiteral("alter table reviews enable trigger cache_log_delete");
        QTest::newRow("dropped") << QStringLiteral("drop trigger cache_log_insert on review_search");
        QTest::newRow("conditional") << QStringLiteral(
            "drop trigger cache_log_truncate on reviews; create trigger cache_log_truncate after truncate on reviews"
            " for each statement when (false) execute function cache.log_reviews();"
            " alter table reviews enable always trigger cache_log_truncate");
    }
    void reportsATriggerThatIsNotInOrder()
    {
        QFETCH(QString, sql);
        QVERIFY(readFreshness(*m_connection, {})->triggersHealthy);
        execute(sql);
        const auto poll = readFreshness(*m_connection, {});
        QVERIFY2(poll, reasonOf(poll));
        QVERIFY(!poll->triggersHealthy);
        QVERIFY2(poll->triggerDetail.contains(u"cache_log_"), qPrintable(poll->triggerDetail));
    }

    void namesANewBootAfterACrash()
    {
        const auto before = readFreshness(*m_connection, {});
        m_postgres.kill();
        QVERIFY(m_postgres.start());
        auto after = readFreshness(*m_connection, {});
        QTRY_VERIFY((after = readFreshness(*m_connection, {})));
        QVERIFY(!after->boot.isNull());
        QVERIFY(after->boot != before->boot);
    }

    void keepsTheBootOverACleanRestart()
    {
        const auto before = readFreshness(*m_connection, {});
        m_postgres.stop();
        QVERIFY(m_postgres.start());
        auto after = readFreshness(*m_connection, {});
        QTRY_VERIFY((after = readFreshness(*m_connection, {})));
        QCOMPARE(after->boot, before->boot);
    }

    void handsOutOneSealKey()
    {
        const auto key = readSealKey(*m_connection);
        QVERIFY2(key, reasonOf(key));
        QCOMPARE(key->size(), 32);
        QCOMPARE(readSealKey(*m_connection).value(), *key);
    }

    void keepsStrangersOut()
    {
        execute(QStringLiteral("drop role if exists stranger; create role stranger login password 'stranger'"));
        PostgresConnection stranger(m_postgres.urlAs(QStringLiteral("stranger"), QStringLiteral("stranger"), m_database), QStringLiteral("test"));
        QCOMPARE(readSealKey(stranger).error().code, ErrorCode::Denied);
        QCOMPARE(logScopes(stranger, {"x:reviews"}).error().code, ErrorCode::Denied);
        QCOMPARE(stranger.run(QStringLiteral("insert into cache.log (scope) values ('e:1')")).error().code, ErrorCode::Denied);
        QCOMPARE(stranger.run(QStringLiteral("select seal_key from cache.meta")).error().code, ErrorCode::Denied);
    }

    void describesTheServer()
    {
        insert(10, 1, 1);
        const auto state = readPostgresState(*m_connection);
        QVERIFY2(state, reasonOf(state));
        QVERIFY(state->reachable && state->triggersHealthy);
        QVERIFY(state->connectionCount >= 1 && state->maxConnections == 60);
        QVERIFY(state->databaseBytes > 0);
        QCOMPARE(state->schemaVersion, knownMigrations().back().number);
        QCOMPARE(state->searchIndexPending, 10);
        QVERIFY(
            std::any_of(state->tables.begin(), state->tables.end(), [](const auto &table) { return table.name == u"reviews" && table.bytes > 0; }));
        PostgresConnection empty(m_postgres.url(), QStringLiteral("test"));
        const auto without = readPostgresState(empty);
        QVERIFY2(without, reasonOf(without));
        QVERIFY(without->reachable && !without->triggersHealthy);
        QVERIFY(!state->archivesWal && !state->lastArchivedAt.isValid() && !state->lastArchiveFailureAt.isValid());
    }

    void tellsWhenTheLogWasLastPutAwayForABackup()
    {
        TestPostgres server(0, {QStringLiteral("archive_mode=on")});
        QVERIFY2(server.isRunning(), qPrintable(server.error()));
        const auto archiveBy = [&](const char *command) {
            for (const QString &sql :
                 {QStringLiteral("alter system set archive_command = '%1'").arg(QLatin1String(command)), QStringLiteral("select pg_reload_conf()"),
                  QStringLiteral("create table \"%1\" ()").arg(QString::fromLatin1(command).section(u'/', -1)),
                  QStringLiteral("select pg_switch_wal()")})
                QVERIFY2(server.execute(QStringLiteral("postgres"), sql), qPrintable(server.error()));
        };
        PostgresConnection connection(server.url(), QStringLiteral("test"));
        const auto state = [&] { return readPostgresState(connection).value_or(ServerState::Postgres()); };
        const QDateTime before = QDateTime::currentDateTimeUtc().addSecs(-60);
        archiveBy("/bin/true");
        QTRY_VERIFY_WITH_TIMEOUT(state().lastArchivedAt > before, 20'000);
        QVERIFY(state().archivesWal);
        QVERIFY(!state().lastArchiveFailureAt.isValid());
        archiveBy("/bin/false");
        QTRY_VERIFY_WITH_TIMEOUT(state().lastArchiveFailureAt > before, 20'000);
    }

private:
    void execute(const QString &sql) { QVERIFY2(m_postgres.execute(m_database, sql), qPrintable(m_postgres.error())); }
    QString value(const QString &sql) { return m_postgres.value(m_database, sql); }
    void insert(int rows, int months, int entities) { execute(insertSql.arg(rows).arg(months).arg(entities).arg(u'p')); }

    TestPostgres m_postgres;
    QString m_database;
    QString m_url;
    int m_count = 0;
    std::unique_ptr<PostgresConnection> m_connection;
    std::map<int, int> m_numbers;
};

QTEST_GUILESS_MAIN(TestFreshnessReader)
#include "tst_freshness_reader.moc"
