// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/instance/window_instance.h"

#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

namespace lectern {

using namespace app;
using namespace std::chrono_literals;

namespace {

const QByteArray handedOver = "Opened in the running window.";

} // namespace

/// Real windows of a throw-away home, without a display. Their server does not exist, so they stay at saying so.
class TestWindowInstance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_home = std::make_unique<QTemporaryDir>(); }
    void cleanup()
    {
        for (const auto &each : m_started)
            each->kill();
        for (const auto &each : m_started)
            each->waitForFinished();
        m_started.clear();
    }

    void ofManyStartsAtOnceOneOpensAWindow();
    void aKilledWindowLeavesNothingInTheWay();
    void anotherHomeHasAnotherWindow();
    void aNewWindowIsOpenedOnRequest();
    void aPictureNeedsNoWindowAndIsNone();
    void opensAWindowIfTheRunningOneHangs();
    void anEndedInstanceMakesRoom();

private:
    QProcess &start(const QStringList &arguments, const QString &home)
    {
        auto process = std::make_unique<QProcess>();
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        environment.insert(QStringLiteral("LECTERN_HOME"), home);
        environment.insert(QStringLiteral("LECTERN_POSTGRES_URL"), QStringLiteral("postgresql://nobody@127.0.0.1:1/nothing"));
        process->setProcessEnvironment(environment);
        process->start(qEnvironmentVariable("LECTERN_BUILD_DIR") + QStringLiteral("/lectern"), arguments);
        m_started.push_back(std::move(process));
        return *m_started.back();
    }
    QProcess &start(const QStringList &arguments = {}) { return start(arguments, m_home->path()); }
    /// Returns when it runs: when it logs something.
    QProcess &openWindow(const QStringList &arguments, const QString &home)
    {
        const auto loggedBytes = [&home] { return QFileInfo(home + QStringLiteral("/log/lectern.log")).size(); };
        const qint64 before = loggedBytes();
        QProcess &window = start(arguments, home);
        if (!window.waitForStarted(60'000) || !QTest::qWaitFor([&] { return loggedBytes() > before; }, 60'000))
            qWarning("no window opens");
        return window;
    }
    QProcess &openWindow(const QStringList &arguments = {}) { return openWindow(arguments, m_home->path()); }
    /// A start that ends because the running window took over.
    bool isHandedOver(const QStringList &arguments = {})
    {
        QProcess &process = start(arguments);
        return process.waitForFinished(60'000) && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0
            && process.readAllStandardOutput().trimmed() == handedOver;
    }
    [[nodiscard]] int runningCount() const
    {
        return int(std::count_if(m_started.begin(), m_started.end(), [](const auto &each) { return each->state() != QProcess::NotRunning; }));
    }

    std::unique_ptr<QTemporaryDir> m_home;
    std::vector<std::unique_ptr<QProcess>> m_started;
};

void TestWindowInstance::ofManyStartsAtOnceOneOpensAWindow()
{
    for (int i = 0; i < 6; ++i)
        start();
    QTRY_COMPARE_WITH_TIMEOUT(runningCount(), 1, 60'000);
    for (const auto &each : m_started) {
        if (each->state() == QProcess::Running)
            continue;
        QCOMPARE(each->exitCode(), 0);
        QCOMPARE(each->readAllStandardOutput().trimmed(), handedOver);
    }
    QVERIFY(isHandedOver()); // and it still is
    QCOMPARE(runningCount(), 1);
}

void TestWindowInstance::aKilledWindowLeavesNothingInTheWay()
{
    QProcess &first = openWindow();
    QVERIFY(isHandedOver());
    first.kill();
    QVERIFY(first.waitForFinished());
    QProcess &second = openWindow();
    QVERIFY(isHandedOver());
    QCOMPARE(second.state(), QProcess::Running);
}

void TestWindowInstance::anotherHomeHasAnotherWindow()
{
    openWindow();
    QVERIFY(isHandedOver());
    const QTemporaryDir other;
    QProcess &ofOther = openWindow({}, other.path());
    QVERIFY(isHandedOver());
    QCOMPARE(start({}, other.path()).waitForFinished(60'000), true);
    QCOMPARE(ofOther.state(), QProcess::Running);
    QCOMPARE(runningCount(), 2);
}

void TestWindowInstance::aNewWindowIsOpenedOnRequest()
{
    QProcess &first = openWindow({QStringLiteral("--new-window")});
    QVERIFY(isHandedOver()); // the first one leads, however it was asked for
    QProcess &second = openWindow({QStringLiteral("--new-window")});
    QVERIFY(isHandedOver());
    QCOMPARE(first.state(), QProcess::Running);
    QCOMPARE(second.state(), QProcess::Running);
}

void TestWindowInstance::aPictureNeedsNoWindowAndIsNone()
{
    openWindow();
    QVERIFY(isHandedOver());
    QProcess &picture = start({QStringLiteral("--screenshot"), m_home->filePath(QStringLiteral("picture.png"))});
    QVERIFY(picture.waitForFinished(60'000));
    QCOMPARE(picture.exitCode(), 1); // it tried to open its server
    QVERIFY(picture.readAllStandardOutput().isEmpty());
}

void TestWindowInstance::opensAWindowIfTheRunningOneHangs()
{
    QProcess &first = openWindow();
    QVERIFY(isHandedOver());
    QCOMPARE(::kill(pid_t(first.processId()), SIGSTOP), 0);
    WindowInstance second(m_home->path());
    QTest::ignoreMessage(QtWarningMsg, "The running window does not answer, so another one opens");
    QVERIFY(!second.handOver({}, 200ms));
    QCOMPARE(::kill(pid_t(first.processId()), SIGCONT), 0);
    QVERIFY(second.handOver({}));
}

void TestWindowInstance::anEndedInstanceMakesRoom()
{
    auto first = std::make_unique<WindowInstance>(m_home->path());
    QVERIFY(first->tryToLead());
    WindowInstance second(m_home->path());
    QVERIFY(!second.tryToLead());
    first.reset();
    QVERIFY(!second.handOver({})); // at once, and leads
    WindowInstance third(m_home->path());
    QVERIFY(!third.tryToLead());
}

} // namespace lectern

QTEST_GUILESS_MAIN(lectern::TestWindowInstance)
#include "tst_window_instance.moc"
