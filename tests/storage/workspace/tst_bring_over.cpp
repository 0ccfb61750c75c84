// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/workspace/bring_over.h"

#include "storage/workspace/workspace.h"
#include "tests/support/seed.h"
#include "tests/support/workspace_probe.h"

#include <QDir>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

namespace lectern {

using namespace workspace;

namespace {

/// The installed PostgreSQL under a name of a later version: it writes that version into the folders of its databases, and the
/// true one while the server reads it.
constexpr auto postgresScript = R"(#!/bin/sh
case "$1" in --version) echo "postgres (PostgreSQL) %1.1"; exit 0;; esac
echo %2 > /proc/self/fd/3/PG_VERSION
exec 9<&0
child=
trap '[ -n "$child" ] && kill -INT $child' INT
trap '[ -n "$child" ] && kill -QUIT $child' QUIT TERM
%3/postgres "$@" <&9 &
child=$!
code=0
while kill -0 $child 2>/dev/null; do wait $child; code=$?; done
echo %1 > /proc/self/fd/3/PG_VERSION
exit $code
)";
constexpr auto initdbScript = R"(#!/bin/sh
%3/initdb "$@" || exit 1
echo %1 > /proc/self/fd/3/PG_VERSION
)";

int startOnly(const QString &home)
{
    Workspace workspace(home, settleForTest);
    return workspace.start() ? 0 : 1;
}

} // namespace

/// With LECTERN_NEWER_POSTGRES, the folder of a later PostgreSQL's programs, that one; else the installed one in disguise.
class TestBringOver : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void saysAnAgeInWords();
    void bringsTheDatabaseToTheNewestVersion();
    void leavesTheDatabaseAloneWhileSomebodyUsesIt();
    void staysWithTheOldVersionWhenItFails();
    void saysWhatToInstallWhenTheOldVersionIsGone();
    void offersTheNewestDumpWhenTheOldVersionIsGone();
    void beginsAgainHoweverItIsKilled();

private:
    struct Start {
        QString word; ///< What it found, or why it failed.
        QStringList told;
    };
    [[nodiscard]] Start start(const QString &home) const;
    [[nodiscard]] bool makeOldHome(const QTemporaryDir &home) const;
    [[nodiscard]] bool disguise();
    [[nodiscard]] bool writeProgram(const QString &name, QString script) const;
    void offerNewer() const { qputenv("PATH", m_newer.toLocal8Bit() + ':' + m_path); }
    [[nodiscard]] static std::optional<int> versionIn(const QTemporaryDir &home)
    {
        return versionOfDatabase(home.path() + QStringLiteral("/workspace/postgres"));
    }

    QByteArray m_path;
    QTemporaryDir m_folder;
    PostgresPrograms m_old;
    QString m_newer; ///< The folder of the newer programs.
    int m_newerVersion = 0;
};

bool TestBringOver::writeProgram(const QString &name, QString script) const
{
    QFile program(m_newer + QLatin1Char('/') + name);
    if (!program.open(QIODevice::WriteOnly))
        return false;
    program.write(script.replace(QStringLiteral("%1"), QString::number(m_newerVersion))
                      .replace(QStringLiteral("%2"), QString::number(m_old.version))
                      .replace(QStringLiteral("%3"), m_old.folder)
                      .toUtf8());
    program.close();
    return program.setPermissions(QFile::Permissions(0x7755)); // the servers' user runs it, too
}

bool TestBringOver::disguise()
{
    m_newerVersion = m_old.version + 2;
    m_newer = m_folder.filePath(QStringLiteral("newer"));
    return QFile::setPermissions(m_folder.path(), QFile::Permissions(0x7755)) && QDir().mkpath(m_newer)
        && QFile::setPermissions(m_newer, QFile::Permissions(0x7755)) && writeProgram(QStringLiteral("postgres"), QString::fromLatin1(postgresScript))
        && writeProgram(QStringLiteral("initdb"), QString::fromLatin1(initdbScript))
        && QFile::link(m_old.path("pg_dump"), m_newer + QStringLiteral("/pg_dump"))
        && QFile::link(m_old.path("pg_restore"), m_newer + QStringLiteral("/pg_restore"));
}

void TestBringOver::initTestCase()
{
    m_path = qgetenv("PATH");
    m_old = *findPostgresPrograms(std::nullopt);
    m_newer = qEnvironmentVariable("LECTERN_NEWER_POSTGRES");
    if (m_newer.isEmpty())
        QVERIFY(disguise());
    offerNewer();
    m_newerVersion = findPostgresPrograms(std::nullopt)->version;
    QVERIFY(m_newerVersion > m_old.version);
    qInfo("from PostgreSQL %d to %d", m_old.version, m_newerVersion);
}

void TestBringOver::init() { qputenv("PATH", m_path); }

void TestBringOver::cleanup() { qputenv("PATH", m_path); }

bool TestBringOver::makeOldHome(const QTemporaryDir &home) const
{
    Workspace workspace(home.path());
    const auto status = workspace.start();
    return status && makeMarkedTables(status->postgresUrl, QStringLiteral("kept"));
}

TestBringOver::Start TestBringOver::start(const QString &home) const
{
    Start start;
    Workspace workspace(home, settleForTest);
    const auto status = workspace.start([&start](const QString &step) { start.told += step; });
    start.word = status ? readMark(status->postgresUrl) : status.error().detail;
    return start;
}

void TestBringOver::saysAnAgeInWords()
{
    const QDateTime now(QDate(2026, 12, 1), QTime(12, 0), Qt::UTC);
    QCOMPARE(ageText(now.addSecs(-60), now), QStringLiteral("today"));
    QCOMPARE(ageText(now.addDays(-1), now), QStringLiteral("yesterday"));
    QCOMPARE(ageText(now.addDays(-12), now), QStringLiteral("12 days ago"));
}

void TestBringOver::bringsTheDatabaseToTheNewestVersion()
{
    const QTemporaryDir home;
    QVERIFY(makeOldHome(home));
    offerNewer();
    const Start brought = start(home.path());
    QCOMPARE(brought.word, QStringLiteral("kept"));
    QVERIFY2(brought.told.join(u'\n').contains(QStringLiteral("from PostgreSQL %1 to %2").arg(m_old.version).arg(m_newerVersion)),
             qPrintable(brought.told.join(u'\n')));
    QCOMPARE(versionIn(home), std::optional(m_newerVersion));
    QCOMPARE(versionOfDatabase(home.path() + QStringLiteral("/workspace/postgres.before")), std::optional(m_old.version));
    const auto kept = Backups(home.path() + QStringLiteral("/workspace")).kept();
    QCOMPARE(kept.size(), 1u);
    QVERIFY2(kept[0].path.contains(QStringLiteral("before-postgresql-%1-").arg(m_newerVersion)), qPrintable(kept[0].path));

    const Start next = start(home.path());
    QCOMPARE(next.word, QStringLiteral("kept"));
    QCOMPARE(next.told, QStringList(QStringLiteral("Starting the private database")));
}

void TestBringOver::leavesTheDatabaseAloneWhileSomebodyUsesIt()
{
    const QTemporaryDir home;
    QVERIFY(makeOldHome(home));
    Workspace other(home.path());
    QVERIFY(other.start());
    offerNewer();
    const Start second = start(home.path());
    QCOMPARE(second.word, QStringLiteral("kept"));
    QCOMPARE(second.told, QStringList());
    QCOMPARE(versionIn(home), std::optional(m_old.version));
}

void TestBringOver::staysWithTheOldVersionWhenItFails()
{
    const QTemporaryDir home;
    QVERIFY(makeOldHome(home));
    offerNewer();
    Workspace workspace(home.path(), [](const QString &) -> Result<void> {
        return failure(ErrorCode::Conflict, FaultyPart::PostgreSql, QStringLiteral("not this one"));
    });
    QStringList told;
    const auto status = workspace.start([&told](const QString &step) { told += step; });
    QVERIFY2(status, qPrintable(status ? QString() : status.error().detail));
    QCOMPARE(readMark(status->postgresUrl), QStringLiteral("kept"));
    QVERIFY2(told.contains(QStringLiteral("The private database stays with PostgreSQL %1: not this one").arg(m_old.version)),
             qPrintable(told.join(u'\n')));
    QCOMPARE(versionIn(home), std::optional(m_old.version));
    QVERIFY(!QFile::exists(home.path() + QStringLiteral("/workspace/postgres.next")));
}

void TestBringOver::saysWhatToInstallWhenTheOldVersionIsGone()
{
    const QTemporaryDir home;
    QVERIFY(makeOldHome(home));
    QFile version(home.path() + QStringLiteral("/workspace/postgres/PG_VERSION"));
    QVERIFY(version.open(QIODevice::WriteOnly) && version.write("13\n") == 3);
    version.close();
    const Start refused = start(home.path());
    QVERIFY2(refused.word.contains(QStringLiteral("package postgresql-13")), qPrintable(refused.word));
    QVERIFY2(refused.word.contains(QStringLiteral("lecternctl restore FILE")), qPrintable(refused.word));
}

void TestBringOver::offersTheNewestDumpWhenTheOldVersionIsGone()
{
    const QTemporaryDir home;
    QVERIFY(makeOldHome(home));
    {
        Workspace workspace(home.path());
        const auto status = workspace.start();
        QVERIFY(status);
        const Backups backups(workspace.folder());
        QVERIFY(backups.keep(*backups.programs(), status->postgresUrl, Backups::Kind::Regular, {}, {}));
    }
    QFile version(home.path() + QStringLiteral("/workspace/postgres/PG_VERSION"));
    QVERIFY(version.open(QIODevice::WriteOnly) && version.write("13\n") == 3);
    version.close();
    const Start refused = start(home.path());
    QVERIFY2(refused.word.contains(QStringLiteral("made today")), qPrintable(refused.word));
    QVERIFY2(refused.word.contains(QStringLiteral("lecternctl restore --newest-dump")), qPrintable(refused.word));
    Workspace workspace(home.path(), settleForTest);
    const auto restored = workspace.restore(Backups(workspace.folder()).kept().front().path, [](const QString &) {}, {});
    QVERIFY2(restored, qPrintable(restored ? QString() : restored.error().detail));
    QCOMPARE(start(home.path()).word, QStringLiteral("kept"));
}

void TestBringOver::beginsAgainHoweverItIsKilled()
{
    std::mt19937 random(testSeed());
    std::uniform_int_distribution<int> moment(200, 4'000);
    for (int round = 0; round < 3; ++round) {
        const QTemporaryDir home;
        QVERIFY(makeOldHome(home));
        offerNewer();
        const int killedAfterMs = moment(random);
        KilledProcess process({QStringLiteral("--start"), home.path()});
        (void)process.waitForFinished(killedAfterMs);
        (void)process.kill();
        // It may have left the old server running, which the next start uses as it is.
        QCOMPARE(start(home.path()).word, QStringLiteral("kept"));
        QCOMPARE(start(home.path()).word, QStringLiteral("kept"));
        qInfo("killed after %d ms", killedAfterMs);
        QCOMPARE(versionIn(home), std::optional(m_newerVersion));
        qputenv("PATH", m_path);
    }
}

} // namespace lectern

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QLatin1String("--start"))
        return lectern::startOnly(arguments.value(2));
    lectern::TestBringOver test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_bring_over.moc"
