// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/notices/window_notices.h"

#include "ui/kit/widgets/list_notice.h"
#include "ui/shell/notices/crash_notice.h"
#include "ui/shell/notices/machine_notice.h"
#include "ui/shell/notices/server_notice.h"

#include <QDateTime>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

using namespace lectern;
using namespace lectern::ui;

class TestWindowNotices : public QObject
{
    Q_OBJECT

    std::unique_ptr<WindowNotices> m_notices;

    static void press(const QWidget *notice, const QString &text)
    {
        for (QPushButton *each : notice->findChildren<QPushButton *>()) {
            if (each->text() == text)
                return each->click();
        }
        QFAIL(qPrintable(text));
    }

private Q_SLOTS:
    void init()
    {
        m_notices = std::make_unique<WindowNotices>();
        m_notices->resize(800, 300);
        m_notices->show();
    }

    void takeNoRoomWhileThereIsNothingToSay()
    {
        QCOMPARE(m_notices->sizeHint().height(), 0);
        m_notices->tellSettings(QStringLiteral("The settings are damaged."));
        QVERIFY(m_notices->sizeHint().height() > 10);
    }

    void sayEachThingOfItsOwn()
    {
        QSignalSpy starts(m_notices.get(), &WindowNotices::startServersRequested), seen(m_notices.get(), &WindowNotices::crashSeen);
        m_notices->tellCrash(QDateTime::currentDateTime(), QStringLiteral("signal SIGSEGV"));
        m_notices->tellServers({ServerNews::Kind::Stopped, false, {}});
        m_notices->tellSettings(QStringLiteral("The settings are damaged."));
        QVERIFY(m_notices->findChild<CrashNotice *>()->isVisible());
        QVERIFY(m_notices->findChild<ServerNotice *>()->isVisible());
        QCOMPARE(m_notices->findChild<ListNotice *>(QStringLiteral("settingsNotice"))->accessibleName(), QStringLiteral("The settings are damaged."));
        press(m_notices->findChild<ServerNotice *>(), QStringLiteral("Start again"));
        QCOMPARE(starts.count(), 1);
        press(m_notices->findChild<CrashNotice *>(), QStringLiteral("Dismiss"));
        QCOMPARE(seen.count(), 1);
        QVERIFY(m_notices->findChild<ServerNotice *>()->isVisible());
        m_notices->hideServers();
        QVERIFY(!m_notices->findChild<ServerNotice *>()->isVisible());
        QVERIFY(m_notices->findChild<ListNotice *>(QStringLiteral("settingsNotice"))->isVisible());
    }

    void sayAtTheFirstStartWhatIsHereUntilDismissed()
    {
        auto *notice = m_notices->findChild<MachineNotice *>();
        QVERIFY(notice->isHidden());
        const QStringList sentences{QStringLiteral("Data is here."), QStringLiteral("Redis <b>is not</b>."), QStringLiteral("Ollama is.")};
        m_notices->tellMachine(sentences);
        QVERIFY(notice->isVisible());
        QCOMPARE(notice->accessibleName(), sentences.join(u' '));
        QStringList shown;
        for (const QLabel *each : notice->findChildren<QLabel *>())
            shown << each->text();
        for (const QString &sentence : sentences)
            QVERIFY(shown.contains(sentence));
        press(notice, QStringLiteral("Dismiss"));
        QVERIFY(notice->isHidden());
    }
};

QTEST_MAIN(TestWindowNotices)
#include "tst_window_notices.moc"
