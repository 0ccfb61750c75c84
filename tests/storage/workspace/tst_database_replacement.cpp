// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/workspace/database_replacement.h"

#include "storage/workspace/dumps/backups.h"
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

int restoreOnly(const QString &home, const QString &dump)
{
    const auto restored = Workspace(home, settleForTest).restore(dump, [](const QString &) {}, {});
    return restored ? 0 : 1;
}

} // namespace

/// The workspace of a throw-away home, whose database holds the word "old" and whose dump "dump".
class TestDatabaseReplacement : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanupTestCase();
    void putsTheDumpInTheOldOnesPlace();
    void changesNothingWhenItFails_data();
    void changesNothingWhenItFails();
    void changesNothingWhenCancelled();
    void refusesWhileAnotherUsesTheWorkspace();
    void restoresIntoAFreshHome();
    void goesOnFromEachMoment_data();
    void goesOnFromEachMoment();
    void isNeverHalfHoweverItIsKilled();

private:
    /// The word that the next start finds; `told` gets what it says.
    [[nodiscard]] QString wordAtNextStart() const;
    [[nodiscard]] Result<void> restore(const std::stop_token &stop = {}, const Workspace::Settle &settle = settleForTest) const
    {
        return Workspace(m_home.path(), settle)
            .restore(
                m_dump, [](const QString &) {}, stop);
    }
    [[nodiscard]] QString folder(const char *name) const { return m_home.path() + QStringLiteral("/workspace/") + QLatin1String(name); }
    [[nodiscard]] QStringList leftovers() const
    {
        return QDir(m_home.path() + QStringLiteral("/workspace"))
            .entryList({QStringLiteral("*.next"), QStringLiteral("*.ready"), QStringLiteral("*.new")}, QDir::Dirs);
    }

    QTemporaryDir m_home;
    QString m_dump;
    qint64 m_usualMs = 0;
};

void TestDatabaseReplacement::initTestCase()
{
    m_dump = m_home.filePath(QStringLiteral("mine.dump"));
    Workspace workspace(m_home.path());
    const auto status = workspace.start();
    QVERIFY2(status, qPrintable(status ? QString() : status.error().detail));
    const auto made = makeMarkedTables(status->postgresUrl, QStringLiteral("dump"));
    QVERIFY2(made, qPrintable(made ? QString() : made.error().detail));
    const auto written = Backups(workspace.folder()).write(status->postgresUrl, m_dump, {});
    QVERIFY2(written, qPrintable(written ? QString() : written.error().detail));
}

void TestDatabaseReplacement::init()
{
    Workspace workspace(m_home.path());
    const auto status = workspace.start();
    QVERIFY2(status, qPrintable(status ? QString() : status.error().detail));
    setMark(status->postgresUrl, QStringLiteral("old"));
}

void TestDatabaseReplacement::cleanupTestCase() { QVERIFY(Workspace(m_home.path()).stop(true)); }

QString TestDatabaseReplacement::wordAtNextStart() const
{
    Workspace workspace(m_home.path());
    const auto status = workspace.start();
    return status ? readMark(status->postgresUrl) : status.error().detail;
}

void TestDatabaseReplacement::putsTheDumpInTheOldOnesPlace()
{
    QElapsedTimer taken;
    taken.start();
    const auto restored = restore();
    m_usualMs = taken.elapsed();
    QVERIFY2(restored, qPrintable(restored ? QString() : restored.error().detail));
    QCOMPARE(wordAtNextStart(), QStringLiteral("dump"));
    QCOMPARE(leftovers(), QStringList());
    QVERIFY(QFile::exists(folder("postgres.before")));
    QVERIFY(!QFile::exists(folder("sockets.next")));
}

void TestDatabaseReplacement::changesNothingWhenItFails_data()
{
    QTest::addColumn<bool>("isCut");
    QTest::newRow("the dump is cut off") << true;
    QTest::newRow("the new database cannot be used") << false;
}

void TestDatabaseReplacement::changesNothingWhenItFails()
{
    QFETCH(bool, isCut);
    const QString whole = m_dump;
    if (isCut) {
        m_dump = m_home.filePath(QStringLiteral("cut.dump"));
        QVERIFY(QFile::copy(whole, m_dump));
        QVERIFY(QFile::resize(m_dump, QFileInfo(whole).size() / 2));
    }
    const auto refuse = [](const QString &) -> Result<void> {
        return failure(ErrorCode::Conflict, FaultyPart::PostgreSql, QStringLiteral("not this one"));
    };
    const auto restored = restore({}, isCut ? Workspace::Settle(settleForTest) : Workspace::Settle(refuse));
    m_dump = whole;
    QVERIFY(!restored);
    QCOMPARE(leftovers(), QStringList());
    QCOMPARE(wordAtNextStart(), QStringLiteral("old"));
}

void TestDatabaseReplacement::changesNothingWhenCancelled()
{
    std::stop_source stop;
    const auto cancelLate = [&stop](const QString &url) {
        stop.request_stop();
        return settleForTest(url);
    };
    const auto restored = restore(stop.get_token(), cancelLate);
    QVERIFY(!restored);
    QCOMPARE(restored.error().code, ErrorCode::Cancelled);
    QCOMPARE(leftovers(), QStringList());
    QCOMPARE(wordAtNextStart(), QStringLiteral("old"));
}

void TestDatabaseReplacement::refusesWhileAnotherUsesTheWorkspace()
{
    Workspace window(m_home.path());
    const auto status = window.start();
    QVERIFY(status);
    const auto restored = restore();
    QVERIFY(!restored);
    QCOMPARE(restored.error().code, ErrorCode::Conflict);
    QCOMPARE(readMark(status->postgresUrl), QStringLiteral("old")); // which goes on
}

void TestDatabaseReplacement::restoresIntoAFreshHome()
{
    const QTemporaryDir home;
    Workspace workspace(home.path(), settleForTest);
    const auto restored = workspace.restore(m_dump, [](const QString &) {}, {});
    QVERIFY2(restored, qPrintable(restored ? QString() : restored.error().detail));
    const auto status = workspace.start();
    QVERIFY2(status, qPrintable(status ? QString() : status.error().detail));
    QCOMPARE(readMark(status->postgresUrl), QStringLiteral("dump"));
}

void TestDatabaseReplacement::goesOnFromEachMoment_data()
{
    QTest::addColumn<QString>("newOne"); // where the new database is
    QTest::addColumn<QString>("oldOne");
    QTest::addColumn<QString>("word");
    QTest::newRow("before its moment") << QStringLiteral("postgres.next") << QStringLiteral("postgres") << QStringLiteral("old");
    QTest::newRow("at its moment") << QStringLiteral("postgres.ready") << QStringLiteral("postgres") << QStringLiteral("dump");
    QTest::newRow("between the folders") << QStringLiteral("postgres.ready") << QStringLiteral("postgres.before") << QStringLiteral("dump");
}

void TestDatabaseReplacement::goesOnFromEachMoment()
{
    QFETCH(QString, newOne);
    QFETCH(QString, oldOne);
    QVERIFY(restore());
    QVERIFY(QDir().rename(folder("postgres"), folder(qPrintable(newOne))));
    if (oldOne == QStringLiteral("postgres"))
        QVERIFY(QDir().rename(folder("postgres.before"), folder("postgres")));
    QTEST(wordAtNextStart(), "word");
    QCOMPARE(leftovers(), QStringList());
}

void TestDatabaseReplacement::isNeverHalfHoweverItIsKilled()
{
    std::mt19937 random(testSeed());
    std::uniform_int_distribution<int> moment(0, int(m_usualMs * 5 / 4) + 1);
    for (int round = 0; round < 5; ++round) {
        init();
        const int killedAfterMs = moment(random);
        KilledProcess process({QStringLiteral("--restore"), m_home.path(), m_dump});
        (void)process.waitForFinished(killedAfterMs);
        const bool wasDone = process.kill();
        const QString word = wordAtNextStart();
        qInfo("killed after %d ms: %s", killedAfterMs, qPrintable(word));
        QVERIFY2(word == QStringLiteral("dump") || (word == QStringLiteral("old") && !wasDone), qPrintable(word));
        QCOMPARE(leftovers(), QStringList());
        QVERIFY(!QFile::exists(folder("sockets.next")));
    }
}

} // namespace lectern

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QLatin1String("--restore"))
        return lectern::restoreOnly(arguments.value(2), arguments.value(3));
    lectern::TestDatabaseReplacement test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_database_replacement.moc"
