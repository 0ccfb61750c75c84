// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/schema/migrations.h"
#include "tests/support/servers.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QtTest>

#include <thread>

using namespace lectern;
using namespace lectern::postgres;
using namespace lectern::schema;

/// `lecternctl health` under real faults: what it says, where, what to do, and its exit status.
class TestHealth : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_postgres.isRunning(), qPrintable(m_postgres.error()));
        PostgresConnection connection(m_postgres.createDatabase(database), QStringLiteral("test"));
        QVERIFY(migrateUp(connection));
        QVERIFY(execute(QStringLiteral(
            "insert into reviews (reviewed_at, platform, entity_type, entity_id, entity_name, platform_review_id, title, review_text)"
            " select now() - n * interval '1 hour', 'yelp', 'hotel', 'e', 'E', n::text, 'title', 'splendid' from generate_series(1, 300) n;"
            " select search_index_step(1000)")));
    }
    void init()
    {
        m_redis = std::make_unique<TestRedis>();
        QVERIFY2(m_redis->isRunning(), qPrintable(m_redis->error()));
    }

    void isWellWithoutAFault()
    {
        const Look look = health();
        QVERIFY2(look.exitCode == 0, look.words.constData());
        QCOMPARE(look.ill, QStringList());
    }

    void namesATriggerThatIsOffAndHowItComesBack_data()
    {
        QTest::addColumn<QString>("table");
        QTest::addColumn<QString>("trigger");
        QTest::addColumn<QString>("purpose");
        QTest::newRow("audit") << QStringLiteral("finding_verdicts") << QStringLiteral("audit")
                               << QStringLiteral("who changed what is not written down");
        QTest::newRow("stamp") << QStringLiteral("reviews") << QStringLiteral("reviews_stamp")
                               << QStringLiteral("versions, times and authors of changes are not kept");
        QTest::newRow("cache") << QStringLiteral("analysis_results") << QStringLiteral("cache_log_update")
                               << QStringLiteral("cached answers cannot be proved fresh");
        QTest::newRow("search") << QStringLiteral("reviews") << QStringLiteral("review_search_update")
                                << QStringLiteral("full text misses what changes");
    }
    void namesATriggerThatIsOffAndHowItComesBack()
    {
        QFETCH(QString, table);
        QFETCH(QString, trigger);
        QFETCH(QString, purpose);
        QVERIFY(execute(QStringLiteral("alter table %1 disable trigger %2").arg(table, trigger)));
        const Look look = health();
        const QString remedy = QStringLiteral("alter table %1 enable always trigger %2;").arg(table, trigger);
        QVERIFY(execute(remedy));
        QCOMPARE(look.exitCode, 1);
        QCOMPARE(look.ill, QStringList{QStringLiteral("triggers")});
        const QString said = QStringLiteral("nothing is written, because trigger %1 on %2 is switched off (%3)").arg(trigger, table, purpose);
        QVERIFY2(look.words.contains(said.toUtf8()), look.words.constData());
        QVERIFY2(look.words.contains("As lectern, who owns the tables: alter table public." + table.toUtf8()) || look.words.contains(remedy.toUtf8()),
                 look.words.constData());
    }

    void namesWhoLocksATable()
    {
        PostgresConnection other(m_postgres.url(database), QStringLiteral("accounts report"));
        QVERIFY(other.runScript(QStringLiteral("set idle_in_transaction_session_timeout = 0; begin; lock table reviews in access exclusive mode")));
        const qint64 pid =
            m_postgres.value(database, QStringLiteral("select pid from pg_stat_activity where application_name = 'accounts report'")).toLongLong();
        const Look look = health();
        QVERIFY(other.runScript(QStringLiteral("rollback")));
        QCOMPARE(look.exitCode, 1);
        QCOMPARE(look.ill, QStringList{QStringLiteral("locks")});
        for (const QByteArray &said :
             {QByteArray("reviews can be neither read nor written, because of process ") + QByteArray::number(pid),
              QByteArray("user lectern, program accounts report"), QByteArray("in a transaction since "),
              QByteArray("lock table reviews in access exclusive mode"), QByteArray("select pg_terminate_backend(") + QByteArray::number(pid) + ");"})
            QVERIFY2(look.words.contains(said), (look.words + " lacks " + said).constData());
        QCOMPARE(health().exitCode, 0);
    }

    void namesWhoMakesOthersWaitForARow()
    {
        PostgresConnection other(m_postgres.url(database), QStringLiteral("forgotten"));
        QVERIFY(other.runScript(
            QStringLiteral("set idle_in_transaction_session_timeout = 0; begin; update reviews set title = 'held' where platform_review_id = '1'")));
        std::jthread waiting([&] {
            PostgresConnection waiter(m_postgres.url(database), QStringLiteral("waiter"));
            static_cast<void>(
                waiter.runScript(QStringLiteral("set lock_timeout = 0; update reviews set title = 'wanted' where platform_review_id = '1'"),
                                 {std::chrono::seconds(60), {}}));
        });
        QTRY_COMPARE(m_postgres.value(database,
                                      QStringLiteral(
                                          "select count(*) from pg_locks where not granted and waitstart < clock_timestamp() - interval '3 s'")),
                     QStringLiteral("1"));
        const Look look = health();
        QVERIFY(other.runScript(QStringLiteral("rollback")));
        waiting.join();
        QVERIFY(execute(QStringLiteral("select search_index_step(1000)")));
        QCOMPARE(look.ill, QStringList{QStringLiteral("locks")});
        QVERIFY2(look.words.contains("1 others wait for what it changed, because of process ") && look.words.contains("program forgotten"),
                 look.words.constData());
    }

    void saysThatFullTextIsBehind()
    {
        QVERIFY(execute(QStringLiteral("update reviews set title = 'another'")));
        const Look look = health();
        QVERIFY(execute(QStringLiteral("select search_index_step(1000)")));
        QCOMPARE(look.exitCode, 1);
        QCOMPARE(look.ill, QStringList{QStringLiteral("search")});
        QVERIFY2(look.words.contains("full text is behind: 300 changed reviews are not found by their words"), look.words.constData());
    }

    void saysThatTheFullTextIndexWasEmptied()
    {
        QVERIFY(execute(QStringLiteral("truncate review_search")));
        const Look look = health();
        QVERIFY(execute(QStringLiteral("update reviews set title = 'once more'; select search_index_step(1000)")));
        QCOMPARE(look.ill, QStringList{QStringLiteral("search")});
        QVERIFY2(look.words.contains("the full-text index lacks reviews"), look.words.constData());
        QCOMPARE(health().exitCode, 0);
    }

    void saysWhatIsTheMatterWithRedis_data()
    {
        QTest::addColumn<QByteArray>("command");
        QTest::addColumn<QByteArray>("said");
        QTest::addColumn<QByteArray>("advice");
        QTest::newRow("out of memory") << QByteArray("CONFIG SET maxmemory 1") << QByteArray("Redis is out of memory")
                                       << QByteArray("config set maxmemory-policy allkeys-lru");
        QTest::newRow("a replica") << QByteArray("REPLICAOF 127.0.0.1 1") << QByteArray("a replica that is read-only")
                                   << QByteArray("Name the master");
        QTest::newRow("denied") << QByteArray("ACL SETUSER default -@all +ping +get +client|setname +info")
                                << QByteArray("this user may not do what Lectern needs") << QByteArray("acl setuser");
        QTest::newRow("a password") << QByteArray("CONFIG SET requirepass secret") << QByteArray("Redis wants a password")
                                    << QByteArray("LECTERN_REDIS_URL");
        QTest::newRow("gone") << QByteArray("SHUTDOWN NOSAVE") << QByteArray("redis      ILL") << QByteArray("Lectern works without, only slower");
    }
    void saysWhatIsTheMatterWithRedis()
    {
        QFETCH(QByteArray, command);
        QFETCH(QByteArray, said);
        QFETCH(QByteArray, advice);
        m_redis->command(command);
        const Look look = health();
        QCOMPARE(look.exitCode, 1);
        QCOMPARE(look.ill, QStringList{QStringLiteral("redis")});
        QVERIFY2(look.words.contains(said), look.words.constData());
        QVERIFY2(look.words.contains(advice), look.words.constData());
    }

    void needsNoFiguresFromRedis()
    {
        m_redis->command("ACL SETUSER default -@all +ping +get +set +client|setname");
        const Look look = health();
        QVERIFY2(look.exitCode == 0, look.words.constData());
    }

    void saysThatADatabaseIsReadOnly()
    {
        QVERIFY(execute(QStringLiteral("alter database %1 set default_transaction_read_only = on").arg(database)));
        const Look look = health();
        QVERIFY(execute(QStringLiteral("set transaction_read_only = off; alter database %1 reset default_transaction_read_only").arg(database)));
        QCOMPARE(look.ill, QStringList{QStringLiteral("postgres")});
        QVERIFY2(look.words.contains("read-only: default_transaction_read_only is on"), look.words.constData());
    }

    void saysThatAServerIsAStandby()
    {
        const QString folder = m_postgres.value(database, QStringLiteral("show data_directory"));
        m_postgres.stop();
        QFile signal(folder + QStringLiteral("/standby.signal"));
        QVERIFY(signal.open(QIODevice::WriteOnly));
        signal.close();
        QVERIFY2(m_postgres.start(), qPrintable(m_postgres.error()));
        const Look look = health();
        m_postgres.stop();
        QVERIFY(signal.remove());
        QVERIFY(m_postgres.start());
        QCOMPARE(look.exitCode, 1);
        QVERIFY2(look.ill.contains(QStringLiteral("postgres")), look.words.constData());
        QVERIFY2(look.words.contains("a standby: it copies another server and takes no changes"), look.words.constData());
        QCOMPARE(health().exitCode, 0);
    }

    void saysThatPostgresIsGone()
    {
        m_postgres.kill();
        const Look look = health();
        QVERIFY(m_postgres.start());
        QCOMPARE(look.exitCode, 1);
        QVERIFY(look.ill.contains(QStringLiteral("postgres")));
        QVERIFY2(look.words.contains("do    "), look.words.constData());
    }

private:
    struct Look {
        int exitCode = -1;
        QByteArray words;
        QStringList ill; ///< Names of parts.
    };
    static inline const QString database = QStringLiteral("health");

    bool execute(const QString &sql) { return m_postgres.execute(database, sql); }
    [[nodiscard]] QByteArray run(const QStringList &arguments, int *exitCode) const
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("LECTERN_HOME"), m_home.path());
        environment.insert(QStringLiteral("LECTERN_POSTGRES_URL"), m_postgres.url(database));
        environment.insert(QStringLiteral("LECTERN_REDIS_URL"), m_redis->url());
        process.setProcessEnvironment(environment);
        process.start(qEnvironmentVariable("LECTERN_BUILD_DIR") + QStringLiteral("/lecternctl"), arguments);
        process.waitForFinished(60'000);
        *exitCode = process.exitCode();
        return process.readAllStandardOutput();
    }
    /// As people read it, and as programs do.
    [[nodiscard]] Look health() const
    {
        Look look;
        look.words = run({QStringLiteral("health")}, &look.exitCode);
        qInfo("%s", look.words.constData());
        for (const QByteArray &line : look.words.split('\n')) {
            if (line.mid(11).startsWith("ILL"))
                look.ill += QString::fromUtf8(line.first(10)).trimmed();
        }
        return look;
    }

    TestPostgres m_postgres;
    std::unique_ptr<TestRedis> m_redis;
    QTemporaryDir m_home;
};

QTEST_GUILESS_MAIN(TestHealth)
#include "tst_health.moc"
