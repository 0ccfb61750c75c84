// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/place/file_opener.h"

#include "tests/support/settle.h"

#include <QDBusConnection>
#include <QDesktopServices>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QUrl>
#include <QtTest>

using namespace lectern;
using namespace lectern::ui;

/// What a file manager answers to on the session's bus.
class FileManager : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.FileManager1")

public:
    QStringList shown;

public Q_SLOTS:
    void ShowItems(const QStringList &uris, const QString &) { shown = uris; }
};

class TestFileOpener : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QProcess m_bus;
    QList<QUrl> m_opened;
    FileOpener m_opener;
    QString m_file;

public Q_SLOTS:
    void take(const QUrl &url) { m_opened << url; }

private Q_SLOTS:
    void initTestCase()
    {
        m_file = m_folder.filePath(QStringLiteral("R&D <b>findings ä.csv"));
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QDesktopServices::setUrlHandler(QStringLiteral("file"), this, "take");
        if (QStandardPaths::findExecutable(QStringLiteral("dbus-daemon")).isEmpty())
            return;
        m_bus.start(QStringLiteral("dbus-daemon"), {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--print-address")});
        QVERIFY(m_bus.waitForStarted());
        while (!m_bus.canReadLine())
            QVERIFY(m_bus.waitForReadyRead(10'000));
        qputenv("DBUS_SESSION_BUS_ADDRESS", m_bus.readLine().trimmed()); // before anything asks for the session's bus
    }
    void init() { m_opened.clear(); }
    void cleanupTestCase()
    {
        QDesktopServices::unsetUrlHandler(QStringLiteral("file"));
        m_bus.terminate();
        m_bus.waitForFinished();
    }

    void openHandsTheFileToTheDesktop()
    {
        m_opener.open(m_file);
        QCOMPARE(m_opened, QList<QUrl>{QUrl::fromLocalFile(m_file)});
    }

    void withoutAFileManagerTheFolderIsOpened()
    {
        m_opener.showInFolder(m_file);
        QTRY_COMPARE(m_opened, QList<QUrl>{QUrl::fromLocalFile(m_folder.path())});
    }

    void aFileManagerIsAskedToMarkTheFile()
    {
        if (m_bus.state() != QProcess::Running)
            QSKIP("dbus-daemon is not installed");
        FileManager manager;
        QDBusConnection bus = QDBusConnection::connectToBus(QString::fromUtf8(qgetenv("DBUS_SESSION_BUS_ADDRESS")), QStringLiteral("manager"));
        QVERIFY(bus.registerObject(QStringLiteral("/org/freedesktop/FileManager1"), &manager, QDBusConnection::ExportAllSlots));
        QVERIFY(bus.registerService(QStringLiteral("org.freedesktop.FileManager1")));
        m_opener.showInFolder(m_file);
        QTRY_COMPARE(manager.shown, QStringList{QString::fromUtf8(QUrl::fromLocalFile(m_file).toEncoded())});
        settle();
        QVERIFY(m_opened.isEmpty());
        QDBusConnection::disconnectFromBus(QStringLiteral("manager"));
    }

    void whatNoProgramOpensIsSaidWithItsPlace()
    {
        QDesktopServices::unsetUrlHandler(QStringLiteral("file")); // the offscreen platform opens nothing itself
        QSignalSpy failed(&m_opener, &FileOpener::failed);
        m_opener.open(m_file);
        QCOMPARE(failed.size(), 1);
        QVERIFY(failed[0][0].toString().startsWith(QStringLiteral("No program was found that opens R&D <b>findings")));
        QVERIFY(failed[0][0].toString().contains(m_folder.path()));
        QDesktopServices::setUrlHandler(QStringLiteral("file"), this, "take");
    }

    void theButtonsDoBoth()
    {
        const QList<NoticeButton> buttons = m_opener.buttonsFor(m_file);
        QCOMPARE(buttons.size(), 2);
        buttons[0].press();
        QCOMPARE(m_opened, QList<QUrl>{QUrl::fromLocalFile(m_file)});
        buttons[1].press();
        QTRY_COMPARE(m_opened.size(), 2);
        QCOMPARE(m_opened[1], QUrl::fromLocalFile(m_folder.path()));
    }
};

QTEST_MAIN(TestFileOpener)
#include "tst_file_opener.moc"
