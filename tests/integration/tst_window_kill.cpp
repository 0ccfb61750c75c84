// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/document_servers.h"
#include "tests/integration/sample_contract.h"

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

private:
    void writeFiles(const QString &folder);
    [[nodiscard]] std::unique_ptr<QProcess> openWindow(const QStringList &files) const;
    /// Kills it at once, and waits until what it had started is gone as well.
    void killWindow(QProcess &window);
    [[nodiscard]] qint64 documentCount() { return m_stage.number(QStringLiteral("select count(*) from documents")); }
    [[nodiscard]] int bounded(int from, int to) { return int(m_random.bounded(from, to)); }

    static constexpr int fileCount = 40;
    DocumentServers m_stage;
    QRandomGenerator m_random;
};

void TestWindowKill::initTestCase()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo("seed %u", seed);
    m_random.seed(seed);
    const QString trouble = m_stage.start();
    QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
}

void TestWindowKill::writeFiles(const QString &folder)
{
    QVERIFY(QDir().mkpath(folder));
    for (int i = 0; i < fileCount; ++i) {
        const QString path = folder + QStringLiteral("/%1").arg(i, 2, 10, QLatin1Char('0'));
        if (i % 4 == 0)
            QVERIFY(writePdf(path + QStringLiteral(".pdf"), i, bounded(1, 12)));
        else if (i % 4 == 1)
            QVERIFY(writeDocx(path + QStringLiteral(".docx"), i));
        else // some of several chunks
            QVERIFY(writeWhole(path + QStringLiteral(".txt"), sampleTextFile(i) + QByteArray(i % 4 == 2 ? bounded(0, 2 << 20) : 0, 'x') + '\n'));
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
    writeFiles(folder);
    int killed = 0;
    QStringList stored; // of each life
    for (int round = 0; round < 12; ++round) {
        const qint64 before = documentCount();
        const auto window = openWindow({folder});
        // Mostly while files come in or are read, sometimes while it only opens.
        if (round % 3 > 0)
            QTRY_VERIFY_WITH_TIMEOUT(documentCount() > before || documentCount() == fileCount, 30'000);
        const bool hasEnded = window->waitForFinished(bounded(5, 700));
        QVERIFY2(!hasEnded, window->readAllStandardError().right(2000).constData());
        killWindow(*window);
        ++killed;
        stored += QString::number(documentCount());
        QCOMPARE(m_stage.complaints(), QString());
        if (m_stage.unsettledCount() == 0 && documentCount() == fileCount)
            break;
    }
    qInfo("documents at each death: %s", qUtf8Printable(stored.join(u' ')));
    QVERIFY2(killed > 2, "everything was read before the window could be killed");

    // The dead hold their leases for a minute; here it is over now. What was killed too often fails, with a reason.
    QVERIFY(m_stage.postgres().execute(QStringLiteral("documents"), QStringLiteral("update jobs set lease_until = clock_timestamp() where state = 'running'")));
    const auto window = openWindow({folder});
    QTRY_VERIFY_WITH_TIMEOUT(documentCount() == fileCount && m_stage.unsettledCount() == 0, 60'000);
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

} // namespace lectern

QTEST_MAIN(lectern::TestWindowKill)
#include "tst_window_kill.moc"
