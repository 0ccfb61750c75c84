// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/document_servers.h"
#include "tests/integration/sample_contract.h"
#include "tests/support/seed.h"

#include <QDir>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

#include <csignal>

namespace lectern {

/// kill -9 of the window itself while it takes many files in and reads them: no half document, no lost job, no content stored
/// twice, nobody left behind.
class TestWindowKill : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void losesNothingWhenTheWindowIsKilled();
    void closesThoughPostgresHangs();

private:
    /// `first` makes them contents of their own.
    void writeFiles(const QString &folder, int first);
    [[nodiscard]] std::unique_ptr<QProcess> openWindow(const QStringList &files) const;
    /// Kills it at once, and waits until what it had started is gone as well.
    void killWindow(QProcess &window);
    [[nodiscard]] qint64 documentCount() { return m_stage.number(QStringLiteral("select count(*) from documents")); }
    [[nodiscard]] int bounded(int from, int to) { return int(m_random.bounded(from, to)); }

    static constexpr int roundCount = 8;
    static constexpr int filesInARound = 8;
    DocumentServers m_stage;
    QRandomGenerator m_random;
};

void TestWindowKill::initTestCase()
{
    m_random.seed(testSeed());
    const QString trouble = m_stage.start();
    QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
}

void TestWindowKill::writeFiles(const QString &folder, int first)
{
    QVERIFY(QDir().mkpath(folder));
    for (int i = first; i < first + filesInARound; ++i) {
        const QString path = folder + QStringLiteral("/%1").arg(i);
        if (i % 4 == 0)
            QVERIFY(writePdf(path + QStringLiteral(".pdf"), i, bounded(1, 12)));
        else if (i % 4 == 1)
            QVERIFY(writeDocx(path + QStringLiteral(".docx"), i));
        else // some of several chunks
            QVERIFY(writeWhole(path + QStringLiteral(".txt"), sampleTextFile(i) + QByteArray(i % 4 == 2 ? bounded(0, 3 << 20) : 0, 'x') + '\n'));
    }
}

std::unique_ptr<QProcess> TestWindowKill::openWindow(const QStringList &files) const
{
    auto window = std::make_unique<QProcess>();
    m_stage.prepare(*window, QStringList{QStringLiteral("--place"), QStringLiteral("documents")} + files);
    window->setProgram(qEnvironmentVariable("LECTERN_BUILD_DIR", QStringLiteral("build")) + QStringLiteral("/lectern"));
    QProcessEnvironment environment = window->processEnvironment();
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    window->setProcessEnvironment(environment);
    window->start();
    window->waitForStarted();
    return window;
}

void TestWindowKill::killWindow(QProcess &window)
{
    const std::vector<int> left = processesBelow(window.processId());
    window.kill();
    QVERIFY(window.waitForFinished());
    for (const int id : left)
        QTRY_VERIFY_WITH_TIMEOUT(::kill(id, 0) != 0, 20'000);
}

void TestWindowKill::losesNothingWhenTheWindowIsKilled()
{
    const QString folder = m_stage.path(QStringLiteral("dropped"));
    int fileCount = 0, inTheMiddle = 0;
    QStringList deaths;
    for (int round = 0; round < roundCount; ++round) {
        writeFiles(folder + QStringLiteral("/%1").arg(round), fileCount);
        fileCount += filesInARound;
        const qint64 before = documentCount();
        const auto window = openWindow({folder}); // what the one before had no time for comes again
        // In turn while it opens, while files are taken in, and while they are read.
        if (round % 4 > 0) {
            QElapsedTimer waiting;
            waiting.start();
            while (documentCount() == before && waiting.elapsed() < 30'000) // soon, because files are taken in fast
                QVERIFY(window->state() == QProcess::Running);
        }
        const bool hasEnded = window->waitForFinished(round % 4 == 3 ? bounded(300, 1200) : bounded(1, 150));
        QVERIFY2(!hasEnded, window->readAllStandardError().right(2000).constData());
        killWindow(*window);
        const qint64 count = documentCount();
        inTheMiddle += count > before && count < fileCount;
        deaths += QStringLiteral("%1 of %2 (%3 read)")
                      .arg(count)
                      .arg(fileCount)
                      .arg(m_stage.number(QStringLiteral("select count(*) from documents where status = 'COMPLETED'")));
        QCOMPARE(m_stage.complaints(), QString());
    }
    qInfo("documents stored at each death: %s", qUtf8Printable(deaths.join(QStringLiteral(", "))));
    QVERIFY2(inTheMiddle > 0, "files came in too fast for a kill among them");

    // Killed workers hold their leases for a minute; here the leases end at once. A job that lost too many workers fails, with a reason.
    QVERIFY(m_stage.postgres().execute(QStringLiteral("documents"),
                                       QStringLiteral("update jobs set lease_until = clock_timestamp() where state = 'running'")));
    const auto window = openWindow({folder});
    // What fails is tried for three times as long, and is to be told before the whole test is ended. With a sanitizer, for which
    // tests/CMakeLists.txt sets the variable, all of it takes longer.
    const int timeout = qEnvironmentVariableIsSet("QTEST_FUNCTION_TIMEOUT") ? 400'000 : 60'000;
    QTRY_VERIFY_WITH_TIMEOUT(documentCount() == fileCount && m_stage.unsettledCount() == 0, timeout);
    QCOMPARE(m_stage.number(QStringLiteral("select count(*) from documents where status not in ('COMPLETED', 'FAILED')")), 0);
    QVERIFY(m_stage.number(QStringLiteral("select count(*) from documents where status = 'COMPLETED'")) > fileCount / 2);
    QCOMPARE(m_stage.number(QStringLiteral("select count(*) from document_contents")), fileCount);
    QCOMPARE(m_stage.number(QStringLiteral("select count(*) from jobs where state in ('waiting', 'running')")), 0);
    QCOMPARE(m_stage.complaints(), QString());
    window->terminate();
    QVERIFY(window->waitForFinished(20'000));
    QCOMPARE(window->exitStatus(), QProcess::NormalExit);
    QCOMPARE(window->exitCode(), 0);
}

void TestWindowKill::closesThoughPostgresHangs()
{
    const auto window = openWindow({});
    // A connection that is being opened at that moment is the driver's, which nobody can stop: all stand first. Which ones is not said:
    // a worker without work gives its own back when others need one.
    qint64 connections = 0;
    for (int calm = 0; calm < 5;) {
        QTest::qWait(300);
        const qint64 now = m_stage.number(QStringLiteral("select count(*) from pg_stat_activity where application_name like 'lectern%'"));
        calm = now > 0 && now == connections ? calm + 1 : 0;
        connections = now;
    }
    QElapsedTimer timer;
    m_stage.postgres().freeze();
    timer.start();
    window->terminate();
    const bool hasEnded = window->waitForFinished(60'000);
    m_stage.postgres().thaw();
    qInfo("closed after %.1f s", double(timer.elapsed()) / 1000);
    QVERIFY(hasEnded);
    QCOMPARE(window->exitStatus(), QProcess::NormalExit);
    QCOMPARE(window->exitCode(), 0);
}

} // namespace lectern

QTEST_MAIN(lectern::TestWindowKill)
#include "tst_window_kill.moc"
