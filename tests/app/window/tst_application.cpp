// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/application.h"

#include "ui/shell/notices/crash_notice.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

namespace lectern {

using namespace app;
using namespace ui;

/// The window with all of its parts, on a server that does not exist.
class TestApplication : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void tellsOfTheCrashOfTheOneBeforeUntilItIsDismissed();
    void isRaisedWithWhatALaterStartWants();

private:
    /// Runs the application's event loop around `look`.
    void whileRunning(Application &application, const std::function<void()> &look)
    {
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("^Opening failed: ")));
        QTimer::singleShot(0, &application, [&look] {
            QTRY_VERIFY(widget<MainWindow>()->isSettled()); // at saying so
            look();
            QApplication::quit();
        });
        QCOMPARE(application.run(), 0);
    }
    template <typename T>
    [[nodiscard]] static T *widget()
    {
        for (QWidget *window : QApplication::topLevelWidgets()) {
            if (auto *self = qobject_cast<T *>(window))
                return self;
            if (auto *found = window->findChild<T *>())
                return found;
        }
        return nullptr;
    }

    std::unique_ptr<QTemporaryDir> m_home;
};

void TestApplication::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    qputenv("LECTERN_HOME", m_home->path().toLocal8Bit());
    qputenv("LECTERN_POSTGRES_URL", "postgresql://nobody@127.0.0.1:1/nothing");
}

void TestApplication::tellsOfTheCrashOfTheOneBeforeUntilItIsDismissed()
{
    QProcess before;
    before.start(qEnvironmentVariable("LECTERN_BUILD_DIR") + QStringLiteral("/lectern"), {QStringLiteral("--new-window")});
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(m_home->filePath(QStringLiteral("log/lectern.log"))), 30'000); // it has begun
    QCOMPARE(::kill(pid_t(before.processId()), SIGSEGV), 0);
    QVERIFY(before.waitForFinished(30'000));
    QCOMPARE(before.exitStatus(), QProcess::CrashExit);
    QCOMPARE(before.exitCode(), SIGSEGV);
    const QDir crashes(m_home->filePath(QStringLiteral("crashes")));
    QCOMPARE(crashes.entryList(QDir::Files).size(), 1);

    Application next(WindowOptions{});
    whileRunning(next, [&] {
        QTRY_VERIFY(widget<CrashNotice>()->isVisible());
        for (QPushButton *each : widget<CrashNotice>()->findChildren<QPushButton *>()) {
            if (each->text() == QStringLiteral("Dismiss"))
                each->click();
        }
        QTRY_COMPARE(crashes.entryList({QStringLiteral("*.new")}).size(), 0);
    });
    QCOMPARE(crashes.entryList(QDir::Files).size(), 1);
}

void TestApplication::isRaisedWithWhatALaterStartWants()
{
    auto instance = std::make_unique<WindowInstance>(m_home->path());
    QVERIFY(instance->tryToLead());
    auto *leader = instance.get();
    Application application(WindowOptions{}, std::move(instance));
    whileRunning(application, [&] {
        auto *window = widget<MainWindow>();
        window->showMinimized();
        QVERIFY(window->isMinimized());
        Q_EMIT leader->requested({{}, QStringLiteral("monitor")});
        QVERIFY(!window->isMinimized());
        QTRY_VERIFY(window->isActiveWindow());
    });
}

} // namespace lectern

QTEST_MAIN(lectern::TestApplication)
#include "tst_application.moc"
