// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/opening/opening.h"

#include "storage/postgres/link/connection.h"
#include "storage/schema/migrations.h"
#include "tests/support/servers.h"

#include <QTemporaryDir>
#include <QTest>

namespace lectern {

using namespace app;
using namespace postgres;
using namespace schema;

class TestOpening : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesTheServer_data();
    void namesTheServer();
    void goesNoFurtherThanItsGoal();
    void tellsEachStepInWords();
    void finishesAnInterruptedSampleAtTheNextStart();
    void addsNoSampleContractsToSomebodysOwn();
    void leavesAnEmptiedWorkspaceEmpty();
    void leavesConfiguredServersWithoutSample();
    void teamTablesAreLeftAloneUnlessTheirOwnerSaysSo();
    void anAnalystHearsWhomToAskForTheTables();
    void failsWithTheServersOwnReason();

private:
    [[nodiscard]] Result<OpenServers> open(
        OpeningGoal goal, const Opening::Tell &tell = [](const QString &) {}, std::stop_token stop = {}) const
    {
        return Opening(m_home.path(), {}, {}).run(goal, tell, stop);
    }
    [[nodiscard]] static qint64 numberFrom(const OpenServers &servers, const QString &sql);

    QTemporaryDir m_home;
};

qint64 TestOpening::numberFrom(const OpenServers &servers, const QString &sql)
{
    PostgresConnection connection(servers.config.postgresUrl, QStringLiteral("test"));
    const auto rows = connection.run(sql);
    return rows ? rows->toInt64(0, 0) : -1;
}

void TestOpening::namesTheServer_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("name");
    QTest::newRow("URI") << QStringLiteral("postgresql://anna:secret@db.example.org:5433/reviews?sslmode=verify-full")
                         << QStringLiteral("db.example.org");
    QTest::newRow("URI without host") << QStringLiteral("postgresql:///reviews") << QStringLiteral("localhost");
    QTest::newRow("keywords") << QStringLiteral("dbname=reviews host=db.example.org user=anna") << QStringLiteral("db.example.org");
    QTest::newRow("quoted keyword") << QStringLiteral("host='db.example.org' dbname=reviews") << QStringLiteral("db.example.org");
    QTest::newRow("host among the parameters") << QStringLiteral("postgresql:///reviews?host=db.example.org") << QStringLiteral("db.example.org");
    QTest::newRow("socket") << QStringLiteral("postgresql:///reviews?host=/run/postgresql") << QStringLiteral("localhost");
    QTest::newRow("keywords without host") << QStringLiteral("dbname=reviews") << QStringLiteral("localhost");
}

void TestOpening::namesTheServer()
{
    QFETCH(QString, url);
    QTEST(serverNameOf(url), "name");
}

void TestOpening::goesNoFurtherThanItsGoal()
{
    const auto servers = open(OpeningGoal::Connected);
    QVERIFY2(servers, qPrintable(servers ? QString() : servers.error().detail));
    QCOMPARE(numberFrom(*servers, QStringLiteral("SELECT (to_regclass('reviews') IS NULL)::int")), 1);
}

void TestOpening::tellsEachStepInWords()
{
    QStringList told;
    QVERIFY(open(OpeningGoal::Schema, [&told](const QString &step) { told.append(step); }));
    QCOMPARE(told,
             QStringList({QStringLiteral("Starting the private database"), QStringLiteral("Connecting to PostgreSQL"),
                          QStringLiteral("Preparing the tables")}));
}

void TestOpening::finishesAnInterruptedSampleAtTheNextStart()
{
    std::stop_source stop;
    const auto stopAtOnce = [&stop](const QString &step) {
        if (step.startsWith(QStringLiteral("Loading the sample")))
            stop.request_stop();
    };
    const auto interrupted = open(OpeningGoal::Sample, stopAtOnce, stop.get_token());
    QVERIFY(stop.stop_requested());
    QVERIFY(!interrupted);
    QCOMPARE(interrupted.error().code, ErrorCode::Cancelled);

    const auto servers = open(OpeningGoal::Sample);
    QVERIFY2(servers, qPrintable(servers ? QString() : servers.error().detail));
    QVERIFY(numberFrom(*servers, QStringLiteral("SELECT count(*) FROM reviews")) >= 20'000);
    QCOMPARE(numberFrom(*servers, QStringLiteral("SELECT count(*) FROM documents")), 3);
}

void TestOpening::addsNoSampleContractsToSomebodysOwn()
{
    const QTemporaryDir home;
    const auto start = [&home](OpeningGoal goal) { return Opening(home.path(), {}, {}).run(goal, [](const QString &) {}); };
    {
        QFile contract(home.filePath(QStringLiteral("own.txt")));
        QVERIFY(contract.open(QIODevice::WriteOnly) && contract.write("A contract of one's own.") > 0);
        contract.close();
        const auto servers = start(OpeningGoal::Schema);
        QVERIFY2(servers, qPrintable(servers ? QString() : servers.error().detail));
        Storage storage(servers->config);
        NewDocument own;
        own.path = contract.fileName();
        QVERIFY(storage.documentSink().add(own, {}, {}).result());
    }
    const auto servers = start(OpeningGoal::Sample);
    QVERIFY2(servers, qPrintable(servers ? QString() : servers.error().detail));
    QCOMPARE(numberFrom(*servers, QStringLiteral("SELECT count(*) FROM documents")), 1);
}

void TestOpening::leavesAnEmptiedWorkspaceEmpty()
{
    {
        const auto servers = open(OpeningGoal::Sample);
        QVERIFY(servers);
        PostgresConnection connection(servers->config.postgresUrl, QStringLiteral("test"));
        QVERIFY(connection.runScript(QStringLiteral("DELETE FROM reviews; DELETE FROM documents")));
    }
    const auto servers = open(OpeningGoal::Sample);
    QVERIFY(servers);
    QCOMPARE(numberFrom(*servers, QStringLiteral("SELECT count(*) FROM reviews")), 0);
    QCOMPARE(numberFrom(*servers, QStringLiteral("SELECT count(*) FROM documents")), 0);
}

void TestOpening::leavesConfiguredServersWithoutSample()
{
    const QTemporaryDir home;
    const auto own = Opening(home.path(), {}, {}).run(OpeningGoal::Servers, [](const QString &) {});
    QVERIFY(own);
    Opening opening(m_home.path(), own->config.postgresUrl, {});
    opening.setTeamTables(TeamTables::Prepare);
    const auto configured = opening.run(OpeningGoal::Sample, [](const QString &) {});
    QVERIFY2(configured, qPrintable(configured ? QString() : configured.error().detail));
    QVERIFY(!configured->workspace);
    QCOMPARE(numberFrom(*configured, QStringLiteral("SELECT count(*) FROM reviews")), 0);
}

void TestOpening::teamTablesAreLeftAloneUnlessTheirOwnerSaysSo()
{
    TestPostgres team;
    QVERIFY2(team.isRunning(), qPrintable(team.error()));
    const QString url = team.createDatabase(QStringLiteral("team"));
    const auto version = [&team] {
        return team.value(QStringLiteral("team"), QStringLiteral("select count(*) from pg_namespace where nspname = 'lectern_schema'"));
    };
    Opening unasked(m_home.path(), url, {});
    const auto refused = unasked.run(OpeningGoal::Schema, [](const QString &) {});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Conflict);
    QVERIFY(unasked.mayPrepareTables());
    QVERIFY2(refused.error().detail.contains(QStringLiteral("none of Lectern's tables")), qPrintable(refused.error().detail));
    QCOMPARE(version(), QStringLiteral("0"));

    Opening asked(m_home.path(), url, {});
    asked.setTeamTables(TeamTables::Prepare);
    QVERIFY(asked.run(OpeningGoal::Schema, [](const QString &) {}));
    QCOMPARE(version(), QStringLiteral("1"));
    QVERIFY(!asked.mayPrepareTables());

    PostgresConnection connection(url, QStringLiteral("test"));
    QVERIFY(migrateDown(connection, 1));
    Opening older(m_home.path(), url, {});
    const auto behind = older.run(OpeningGoal::Schema, [](const QString &) {});
    QVERIFY(!behind);
    QVERIFY(older.mayPrepareTables());
    QVERIFY2(behind.error().detail.contains(QStringLiteral("Run \"lecternctl migrate up\"")), qPrintable(behind.error().detail));
    QCOMPARE(int(readSchemaStatus(connection)->fit), int(SchemaFit::Behind));
}

void TestOpening::anAnalystHearsWhomToAskForTheTables()
{
    TestPostgres team;
    QVERIFY2(team.isRunning(), qPrintable(team.error()));
    QVERIFY(team.execute(QStringLiteral("postgres"), QStringLiteral("create role keeper login password 'k' superuser")));
    QVERIFY(team.execute(QStringLiteral("postgres"), QStringLiteral("create role ana login password 'a'")));
    QVERIFY(team.execute(QStringLiteral("postgres"), QStringLiteral("create database team owner keeper")));
    const QString url = team.urlAs(QStringLiteral("ana"), QStringLiteral("a"), QStringLiteral("team"));
    const auto whyNot = [this, &url](bool &mayPrepare) {
        Opening opening(m_home.path(), url, {});
        const auto opened = opening.run(OpeningGoal::Schema, [](const QString &) {});
        mayPrepare = opening.mayPrepareTables();
        return opened ? QString() : opened.error().detail;
    };
    bool mayPrepare = true;
    const QString empty = whyNot(mayPrepare);
    QVERIFY2(empty.contains(QStringLiteral("Ask keeper, who owns the database")), qPrintable(empty));
    QVERIFY(!mayPrepare);

    PostgresConnection keeper(team.urlAs(QStringLiteral("keeper"), QStringLiteral("k"), QStringLiteral("team")), QStringLiteral("test"));
    QVERIFY(migrateUp(keeper));
    QVERIFY(migrateDown(keeper, 1));
    QVERIFY(keeper.runScript(QStringLiteral("grant usage on schema lectern_schema to ana; grant select on lectern_schema.migrations to ana")));
    const QString older = whyNot(mayPrepare);
    QVERIFY2(older.contains(QStringLiteral("Ask keeper, who owns them")), qPrintable(older));
    QVERIFY(!mayPrepare);

    QVERIFY(migrateUp(keeper));
    QVERIFY(keeper.runScript(QStringLiteral("insert into lectern_schema.migrations (number, name, checksum) values (999, 'future', 'x')")));
    const QString newer = whyNot(mayPrepare);
    QVERIFY2(newer.contains(QStringLiteral("Update Lectern")), qPrintable(newer));
    QVERIFY(!mayPrepare);
}

void TestOpening::failsWithTheServersOwnReason()
{
    const auto failed =
        Opening(m_home.path(), QStringLiteral("postgresql://nobody@127.0.0.1:1/nothing"), {}).run(OpeningGoal::Sample, [](const QString &) {});
    QVERIFY(!failed);
    QCOMPARE(failed.error().part, FaultyPart::PostgreSql);
    QVERIFY2(failed.error().detail.contains(QStringLiteral("nothing answers as PostgreSQL at 127.0.0.1")), qPrintable(failed.error().detail));
}

} // namespace lectern

QTEST_GUILESS_MAIN(lectern::TestOpening)
#include "tst_opening.moc"
