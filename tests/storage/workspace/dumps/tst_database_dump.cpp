// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/workspace/dumps/database_dump.h"

#include "storage/postgres/link/connection.h"
#include "storage/schema/migrations.h"
#include "tests/support/servers.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <sys/resource.h>

namespace lectern {

using namespace postgres;
using namespace schema;
using namespace workspace;

class TestDatabaseDump : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void holdsAllButWhatTheCacheKnows();
    void isReadableForItsOwnerOnly();
    void refusesWhatIsNoDump();
    void refusesADumpOfSomethingElse();
    void leavesNothingWhenCancelled();
    void leavesNothingWhenTheDiskIsFull();
    void loadsAllOrNothing();

private:
    [[nodiscard]] Result<DumpReport> dump(const QString &url, const QString &name, const DumpOptions &options = {}) const
    {
        return writeDump(m_programs, url, m_folder.filePath(name), options);
    }
    [[nodiscard]] QStringList files() const { return QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden); }

    TestPostgres m_server;
    QString m_url;
    PostgresPrograms m_programs;
    QTemporaryDir m_folder;
};

void TestDatabaseDump::initTestCase()
{
    QVERIFY2(m_server.isRunning(), qPrintable(m_server.error()));
    m_programs = *findPostgresPrograms(std::nullopt);
    m_url = m_server.createDatabase(QStringLiteral("lectern"));
    PostgresConnection connection(m_url, QStringLiteral("test"));
    const auto migrated = migrateUp(connection);
    QVERIFY2(migrated, qPrintable(migrated ? QString() : migrated.error().detail));
    QVERIFY(m_server.execute(QStringLiteral("lectern"),
                             QStringLiteral("insert into cache.log (scope) values ('t:reviews'); select cache.begin_boot();"
                                            "create table public.bulk as select g, md5(g::text) as words from generate_series(1, 200000) g")));
}

void TestDatabaseDump::holdsAllButWhatTheCacheKnows()
{
    qint64 told = 0;
    DumpOptions options;
    options.told = [&told](qint64 bytes) { told = bytes; };
    const auto report = dump(m_url, QStringLiteral("all.dump"), options);
    QVERIFY2(report, qPrintable(report ? QString() : report.error().detail));
    QCOMPARE(report->bytes, QFileInfo(m_folder.filePath(QStringLiteral("all.dump"))).size());
    QCOMPARE(told, report->bytes);
    const auto facts = readDumpFacts(m_programs, m_folder.filePath(QStringLiteral("all.dump")), {});
    QVERIFY2(facts, qPrintable(facts ? QString() : facts.error().detail));
    QCOMPARE(facts->schemaVersion, knownMigrations().back().number);
    QVERIFY2(facts->postgresVersion.startsWith(QString::number(m_programs.version)), qPrintable(facts->postgresVersion));

    const QString copy = m_server.createDatabase(QStringLiteral("copy"));
    const auto loaded = loadDump(m_programs, copy, m_folder.filePath(QStringLiteral("all.dump")), {});
    QVERIFY2(loaded, qPrintable(loaded ? QString() : loaded.error().detail));
    QCOMPARE(m_server.value(QStringLiteral("copy"), QStringLiteral("select count(*) from public.bulk")), QStringLiteral("200000"));
    QCOMPARE(m_server.value(QStringLiteral("copy"), QStringLiteral("select count(*) from cache.log")), QStringLiteral("0"));
    QCOMPARE(m_server.value(QStringLiteral("copy"), QStringLiteral("select count(*) from cache.boot")), QStringLiteral("0"));
}

void TestDatabaseDump::isReadableForItsOwnerOnly()
{
    QCOMPARE(QFile::permissions(m_folder.filePath(QStringLiteral("all.dump")))
                 & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
             QFile::Permissions());
}

void TestDatabaseDump::refusesWhatIsNoDump()
{
    QFile file(m_folder.filePath(QStringLiteral("letter.txt")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("Dear Anna") > 0);
    file.close();
    for (const auto &name : {QStringLiteral("letter.txt"), QStringLiteral("nowhere.dump"), QStringLiteral(".")}) {
        const auto facts = readDumpFacts(m_programs, m_folder.filePath(name), {});
        QVERIFY2(!facts, qPrintable(name));
        QCOMPARE(facts.error().part, FaultyPart::File);
    }
}

void TestDatabaseDump::refusesADumpOfSomethingElse()
{
    const QString other = m_server.createDatabase(QStringLiteral("other"));
    QVERIFY(m_server.execute(QStringLiteral("other"), QStringLiteral("create table migrations (number int)")));
    QVERIFY(dump(other, QStringLiteral("other.dump")));
    const auto facts = readDumpFacts(m_programs, m_folder.filePath(QStringLiteral("other.dump")), {});
    QVERIFY(!facts);
    QCOMPARE(facts.error().code, ErrorCode::Corrupt);
    QVERIFY2(facts.error().detail.contains(QStringLiteral("something else")), qPrintable(facts.error().detail));
}

void TestDatabaseDump::leavesNothingWhenCancelled()
{
    const QStringList before = files();
    std::stop_source stop;
    DumpOptions options;
    options.stop = stop.get_token();
    options.told = [&stop](qint64) { stop.request_stop(); };
    const auto report = dump(m_url, QStringLiteral("cancelled.dump"), options);
    QVERIFY(!report);
    QCOMPARE(report.error().code, ErrorCode::Cancelled);
    QCOMPARE(files(), before);
}

void TestDatabaseDump::leavesNothingWhenTheDiskIsFull()
{
    const QStringList before = files();
    rlimit whole{};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &whole), 0);
    const rlimit narrow{100'000, whole.rlim_max};
    const auto old = std::signal(SIGXFSZ, SIG_IGN);
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &narrow), 0);
    const auto report = dump(m_url, QStringLiteral("full.dump"));
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &whole), 0);
    std::signal(SIGXFSZ, old);
    QVERIFY(!report);
    QVERIFY2(report.error().detail.startsWith(QStringLiteral("full.dump could not be written: ")), qPrintable(report.error().detail));
    QCOMPARE(files(), before);
}

void TestDatabaseDump::loadsAllOrNothing()
{
    const QString whole = m_folder.filePath(QStringLiteral("all.dump"));
    const QString cut = m_folder.filePath(QStringLiteral("cut.dump"));
    QVERIFY(QFile::copy(whole, cut));
    QVERIFY(QFile::resize(cut, QFileInfo(whole).size() * 9 / 10));
    const QString url = m_server.createDatabase(QStringLiteral("cut"));
    const auto loaded = loadDump(m_programs, url, cut, {});
    QVERIFY(!loaded);
    QCOMPARE(m_server.value(QStringLiteral("cut"), QStringLiteral("select count(*) from pg_class where relname in ('reviews', 'bulk')")),
             QStringLiteral("0"));
}

} // namespace lectern

QTEST_GUILESS_MAIN(lectern::TestDatabaseDump)
#include "tst_database_dump.moc"
