// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/opening/opening.h"
#include "storage/api/reviews/review_source.h"
#include "storage/api/version.h"
#include "storage/postgres/link/connection.h"
#include "storage/workspace/dumps/backups.h"
#include "tests/support/servers.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

namespace lectern {

using namespace app;
using namespace postgres;
using namespace workspace;

namespace {

struct Outcome {
    int exitCode = -1;
    QByteArray output;
    QByteArray errors;
    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(output).object(); }
};

QString lecternctl() { return qEnvironmentVariable("LECTERN_BUILD_DIR") + QStringLiteral("/lecternctl"); }

Outcome ctl(const QStringList &arguments)
{
    QProcess process;
    process.start(lecternctl(), arguments);
    if (!process.waitForFinished(120'000))
        return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

} // namespace

/// The real program and the private workspace of a throw-away home, with one review whose title tells its states apart.
class TestBackupRestore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void bringsBackWhatWasThere();
    void readsNothingStaleAfterwards();
    void writesWhileTheWindowIsOpenAndRestoresOnlyAfterwards();
    void replacesNoFileUnlessTold();
    void replacesNoDatabaseUnlessTold();
    void leavesNothingAfterCtrlC();
    void refusesTheBackupOfANewerLectern();
    void refusesOtherServersInWords();
    void dumpsBeforeAnUpdate();
    void doesNotUpdateWithoutADumpUnlessTold();

private:
    [[nodiscard]] Result<OpenServers> open() const
    {
        return Opening(m_home->path(), {}, m_redis.url()).run(OpeningGoal::Schema, [](const QString &) {});
    }
    /// Runs SQL in the workspace.
    [[nodiscard]] bool execute(const QString &sql) const;
    /// The review's title, read through the cache, and where it came from.
    [[nodiscard]] std::pair<QString, Source> readTitle() const;
    [[nodiscard]] bool setTitle(const QString &title) const { return execute(QStringLiteral("update reviews set title = '%1'").arg(title)); }
    [[nodiscard]] QString file() const { return m_home->filePath(QStringLiteral("mine.dump")); }
    [[nodiscard]] QStringList filesInHome() const { return QDir(m_home->path()).entryList(QDir::Files | QDir::Hidden); }
    [[nodiscard]] Backups backups() const { return Backups(m_home->path() + QStringLiteral("/workspace")); }

    TestRedis m_redis;
    std::unique_ptr<QTemporaryDir> m_home;
};

bool TestBackupRestore::execute(const QString &sql) const
{
    const auto servers = open();
    if (!servers) {
        qWarning("%s", qUtf8Printable(servers.error().detail));
        return false;
    }
    PostgresConnection connection(servers->config.postgresUrl, QStringLiteral("test"));
    const auto run = connection.runScript(sql, {std::chrono::minutes(1)});
    if (!run)
        qWarning("%s", qUtf8Printable(run.error().detail));
    return bool(run);
}

std::pair<QString, Source> TestBackupRestore::readTitle() const
{
    const auto servers = open();
    if (!servers)
        return {servers.error().detail, Source::Stale};
    PostgresConnection connection(servers->config.postgresUrl, QStringLiteral("test"));
    const auto id = connection.run(QStringLiteral("select id::text from reviews"));
    if (!id || id->rowCount() != 1)
        return {QStringLiteral("not one review"), Source::Stale};
    Storage storage(servers->config);
    const auto read = storage.reviews().fetchReview({QUuid::fromString(id->toString(0, 0))}).result();
    return read ? std::pair(read->value->title, read->provenance.source) : std::pair(read.error().detail, Source::Stale);
}

void TestBackupRestore::initTestCase()
{
    QVERIFY2(QFile::exists(lecternctl()), qPrintable(lecternctl()));
    QVERIFY2(m_redis.isRunning(), qPrintable(m_redis.error()));
}

void TestBackupRestore::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    qputenv("LECTERN_HOME", m_home->path().toLocal8Bit());
    qputenv("LECTERN_REDIS_URL", m_redis.url().toLocal8Bit());
    qunsetenv("LECTERN_POSTGRES_URL");
    QVERIFY(execute(
        QStringLiteral("insert into reviews (reviewed_at, platform, entity_type, entity_id, entity_name, platform_review_id, rating, title)"
                       " select '2024-01-15 12:00+00', (enum_range(null::platform))[1], (enum_range(null::entity_type))[1], 'e', 'Name', 'id', 4,"
                       " 'backed up'")));
}

void TestBackupRestore::cleanup() { QCOMPARE(ctl({QStringLiteral("workspace"), QStringLiteral("stop"), QStringLiteral("--force")}).exitCode, 0); }

void TestBackupRestore::bringsBackWhatWasThere()
{
    const Outcome backed = ctl({QStringLiteral("backup"), file(), QStringLiteral("--json")});
    QVERIFY2(backed.exitCode == 0, backed.errors.constData());
    QCOMPARE(qint64(backed.json().value(QStringLiteral("bytes")).toDouble()), QFileInfo(file()).size());
    QVERIFY(backups().lastWritten());
    QVERIFY(execute(QStringLiteral("delete from reviews")));
    const Outcome restored = ctl({QStringLiteral("restore"), file(), QStringLiteral("--yes"), QStringLiteral("--json")});
    QVERIFY2(restored.exitCode == 0, restored.errors.constData());
    QCOMPARE(restored.json().value(QStringLiteral("rows")).toObject().value(QStringLiteral("reviews")).toInt(), 1);
    QCOMPARE(restored.json().value(QStringLiteral("replaced")).toString(), backups().replacedDatabase());
    QCOMPARE(readTitle().first, QStringLiteral("backed up"));
    // What was replaced is kept until the next backup.
    QVERIFY(QFile::exists(backups().replacedDatabase()));
    const Outcome again = ctl({QStringLiteral("backup"), file(), QStringLiteral("--force")});
    QVERIFY2(again.exitCode == 0, again.errors.constData());
    QVERIFY2(again.output.contains("was removed"), again.output.constData());
    QVERIFY(!QFile::exists(backups().replacedDatabase()));
    // And it is an ordinary workspace: it can be written to, and a restored one can be restored.
    QVERIFY(setTitle(QStringLiteral("later")));
    QCOMPARE(ctl({QStringLiteral("restore"), file(), QStringLiteral("--yes")}).exitCode, 0);
    QCOMPARE(readTitle().first, QStringLiteral("backed up"));
}

void TestBackupRestore::readsNothingStaleAfterwards()
{
    QCOMPARE(readTitle(), std::pair(QStringLiteral("backed up"), Source::Postgres));
    QCOMPARE(readTitle(), std::pair(QStringLiteral("backed up"), Source::Redis)); // a Redis that outlives the workspace's servers
    QCOMPARE(ctl({QStringLiteral("backup"), file()}).exitCode, 0);
    QVERIFY(setTitle(QStringLiteral("later")));
    QCOMPARE(readTitle(), std::pair(QStringLiteral("later"), Source::Postgres));
    QCOMPARE(readTitle(), std::pair(QStringLiteral("later"), Source::Redis));
    const Outcome restored = ctl({QStringLiteral("restore"), file(), QStringLiteral("--yes")});
    QVERIFY2(restored.exitCode == 0, restored.errors.constData());
    QCOMPARE(readTitle(), std::pair(QStringLiteral("backed up"), Source::Postgres));
    QCOMPARE(readTitle(), std::pair(QStringLiteral("backed up"), Source::Redis)); // and the cache works again
}

void TestBackupRestore::writesWhileTheWindowIsOpenAndRestoresOnlyAfterwards()
{
    auto window = open();
    QVERIFY(window);
    QCOMPARE(ctl({QStringLiteral("backup"), file()}).exitCode, 0);
    const Outcome refused = ctl({QStringLiteral("restore"), file(), QStringLiteral("--yes")});
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.errors.contains("Close all of them"), refused.errors.constData());
    QVERIFY(setTitle(QStringLiteral("later")));
    QCOMPARE(readTitle().first, QStringLiteral("later"));
    window->workspace.reset();
    QCOMPARE(ctl({QStringLiteral("restore"), file(), QStringLiteral("--yes")}).exitCode, 0);
    QCOMPARE(readTitle().first, QStringLiteral("backed up"));
}

void TestBackupRestore::replacesNoFileUnlessTold()
{
    QFile precious(file());
    QVERIFY(precious.open(QIODevice::WriteOnly) && precious.write("precious") == 8);
    precious.close();
    const Outcome refused = ctl({QStringLiteral("backup"), file()});
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.errors.contains("--force"), refused.errors.constData());
    QCOMPARE(QFileInfo(file()).size(), 8);
    QCOMPARE(ctl({QStringLiteral("backup"), file(), QStringLiteral("--force")}).exitCode, 0);
    QVERIFY(QFileInfo(file()).size() > 8);
}

void TestBackupRestore::replacesNoDatabaseUnlessTold()
{
    QCOMPARE(ctl({QStringLiteral("backup"), file()}).exitCode, 0);
    QVERIFY(setTitle(QStringLiteral("later")));
    const Outcome refused = ctl({QStringLiteral("restore"), file()});
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.errors.contains("Nothing was replaced: there is no terminal to ask at. Add --yes to replace it."), refused.errors.constData());
    QCOMPARE(readTitle().first, QStringLiteral("later"));
    for (const auto &wrong : {QStringList{QStringLiteral("restore")}, QStringList{QStringLiteral("restore"), file(), QStringLiteral("--newest-dump")},
                              QStringList{QStringLiteral("backup")}})
        QCOMPARE(ctl(wrong).exitCode, 2);
}

void TestBackupRestore::leavesNothingAfterCtrlC()
{
    QVERIFY(execute(QStringLiteral("create table bulk as select g, md5(g::text) || md5((g + 1)::text) as words from generate_series(1, 1500000) g")));
    const QStringList before = filesInHome();
    QProcess process;
    process.start(lecternctl(), {QStringLiteral("backup"), file()});
    QTRY_VERIFY_WITH_TIMEOUT(filesInHome() != before, 30'000);
    QCOMPARE(::kill(static_cast<pid_t>(process.processId()), SIGINT), 0);
    QVERIFY(process.waitForFinished(60'000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 1);
    QCOMPARE(filesInHome(), before);
    QVERIFY(!backups().lastWritten());
}

void TestBackupRestore::refusesTheBackupOfANewerLectern()
{
    {
        const auto servers = open();
        QVERIFY(servers);
        PostgresConnection connection(servers->config.postgresUrl, QStringLiteral("test"));
        QVERIFY(connection.runScript(QStringLiteral("insert into lectern_schema.migrations (number, name, checksum) values (999, 'later', 'x')")));
        QCOMPARE(ctl({QStringLiteral("backup"), file()}).exitCode, 0);
        QVERIFY(connection.runScript(QStringLiteral("delete from lectern_schema.migrations where number = 999")));
    }
    const Outcome refused = ctl({QStringLiteral("restore"), file(), QStringLiteral("--yes")});
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.errors.contains("newer Lectern"), refused.errors.constData());
    QCOMPARE(readTitle().first, QStringLiteral("backed up"));
}

void TestBackupRestore::refusesOtherServersInWords()
{
    qputenv("LECTERN_POSTGRES_URL", "postgresql://anna@db.example.org/reviews");
    const Outcome backed = ctl({QStringLiteral("backup"), file()});
    QCOMPARE(backed.exitCode, 1);
    QVERIFY2(backed.errors.contains("pg_dump") && backed.errors.contains("db.example.org"), backed.errors.constData());
    const Outcome restored = ctl({QStringLiteral("restore"), file()});
    QCOMPARE(restored.exitCode, 1);
    QVERIFY2(restored.errors.contains("db.example.org"), restored.errors.constData());
    qunsetenv("LECTERN_POSTGRES_URL");
}

void TestBackupRestore::dumpsBeforeAnUpdate()
{
    QVERIFY(backups().kept().empty());
    QCOMPARE(ctl({QStringLiteral("migrate"), QStringLiteral("down"), QStringLiteral("--yes")}).exitCode, 0);
    QVERIFY(backups().kept().empty());
    QVERIFY(open());
    QCOMPARE(backups().kept().size(), 1u);
    QVERIFY(backups().kept()[0].path.contains(QStringLiteral("before-%1-").arg(version())));
    QVERIFY(open()); // nothing to update any more
    QCOMPARE(backups().kept().size(), 1u);
    QCOMPARE(ctl({QStringLiteral("migrate"), QStringLiteral("down"), QStringLiteral("--yes")}).exitCode, 0);
    QCOMPARE(ctl({QStringLiteral("migrate"), QStringLiteral("up")}).exitCode, 0);
    QCOMPARE(backups().kept().size(), 2u);
    const Outcome restored = ctl({QStringLiteral("restore"), QStringLiteral("--newest-dump"), QStringLiteral("--yes")});
    QVERIFY2(restored.exitCode == 0, restored.errors.constData());
    QCOMPARE(readTitle().first, QStringLiteral("backed up"));
}

void TestBackupRestore::doesNotUpdateWithoutADumpUnlessTold()
{
    QCOMPARE(ctl({QStringLiteral("migrate"), QStringLiteral("down"), QStringLiteral("--yes")}).exitCode, 0);
    QFile obstacle(m_home->path() + QStringLiteral("/workspace/backups"));
    QVERIFY(obstacle.open(QIODevice::WriteOnly));
    const auto refused = open();
    QVERIFY(!refused);
    QVERIFY2(refused.error().detail.contains(QStringLiteral("lecternctl migrate up --without-dump")), qPrintable(refused.error().detail));
    const Outcome still = ctl({QStringLiteral("migrate"), QStringLiteral("up")});
    QCOMPARE(still.exitCode, 1);
    const Outcome status = ctl({QStringLiteral("migrate"), QStringLiteral("status"), QStringLiteral("--json")});
    QCOMPARE(status.json().value(QStringLiteral("fit")).toString(), QStringLiteral("behind"));
    QCOMPARE(ctl({QStringLiteral("migrate"), QStringLiteral("up"), QStringLiteral("--without-dump")}).exitCode, 0);
    QCOMPARE(readTitle().first, QStringLiteral("backed up"));
}

} // namespace lectern

QTEST_GUILESS_MAIN(lectern::TestBackupRestore)
#include "tst_backup_restore.moc"
