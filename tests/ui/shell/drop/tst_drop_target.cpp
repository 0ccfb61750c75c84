// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/drop/drop_target.h"

#include "tests/ui/shell/window_fixture.h"
#include "ui/shell/drop/drop_welcome.h"
#include "ui/kit/place/place.h"
#include "ui/shell/main_window.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QTemporaryDir>
#include <QTest>

using namespace lectern;
using namespace lectern::ui;

class TestDropTarget : public QObject, private WindowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { openWindow(); }
    void cleanup() { m_window.reset(); }

    void aDragSaysWhatLettingGoWillDo_data()
    {
        QTest::addColumn<QStringList>("names");
        QTest::addColumn<QString>("words");
        QTest::addColumn<bool>("isWelcome");
        QTest::newRow("documents") << QStringList{QStringLiteral("a.pdf"), QStringLiteral("b.docx")}
                                   << QStringLiteral("Add to the documents: a.pdf, b.docx") << true;
        QTest::newRow("reviews") << QStringList{QStringLiteral("r.csv")} << QStringLiteral("Import reviews from r.csv") << true;
        QTest::newRow("a folder") << QStringList{QStringLiteral("folder")} << QStringLiteral("Look for documents and reviews in folder") << true;
        QTest::newRow("neither") << QStringList{QStringLiteral("setup.exe")} << QStringLiteral("Cannot be taken: setup.exe") << false;
        QTest::newRow("some") << QStringList{QStringLiteral("a.pdf"), QStringLiteral("setup.exe")} << QStringLiteral("Cannot be taken: setup.exe")
                              << true;
        QTest::newRow("many") << QStringList{QStringLiteral("1.pdf"), QStringLiteral("2.pdf"), QStringLiteral("3.pdf"), QStringLiteral("4.pdf"),
                                             QStringLiteral("5.pdf")}
                              << QStringLiteral("1.pdf, 2.pdf, 3.pdf and 2 more") << true;
    }

    void aDragSaysWhatLettingGoWillDo()
    {
        QFETCH(QStringList, names);
        QFETCH(QString, words);
        QFETCH(bool, isWelcome);
        QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkdir(QStringLiteral("folder")));
        openPlaces();
        QMimeData data;
        QList<QUrl> urls;
        for (const QString &name : names)
            urls << QUrl::fromLocalFile(folder.filePath(name));
        data.setUrls(urls);
        auto *welcome = m_window->findChild<DropWelcome *>();
        QVERIFY(!welcome->isVisible());
        QDragEnterEvent enter(QPoint(300, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_window.get(), &enter);
        QVERIFY(enter.isAccepted()); // else the window would not hear of the rest
        QVERIFY(welcome->isVisible());
        QCOMPARE(welcome->geometry(), m_window->rect());
        QTRY_VERIFY2(welcome->words().contains(words), qPrintable(welcome->words()));
        QDragMoveEvent move(QPoint(310, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_window.get(), &move);
        QCOMPARE(move.isAccepted(), isWelcome);
        QDragLeaveEvent leave;
        QCoreApplication::sendEvent(m_window.get(), &leave);
        QVERIFY(!welcome->isVisible());
    }

    void lettingGoEndsTheWelcome()
    {
        openPlaces();
        drop({QStringLiteral("/tmp/setup.exe")});
        QVERIFY(!m_window->findChild<DropWelcome *>()->isVisible());
    }

    void filesDraggedOverAFieldAreTheWindows()
    {
        openPlaces();
        m_window->showPlace(QStringLiteral("documents"));
        auto *field = m_window->findChild<QLineEdit *>(QStringLiteral("findInPages"));
        QVERIFY(field && field->acceptDrops());
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(QStringLiteral("/x/a.pdf"))});
        QDragEnterEvent enter(QPoint(2, 2), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(field, &enter);
        QTRY_VERIFY(m_window->findChild<DropWelcome *>()->isVisible());
        QVERIFY(field->text().isEmpty());
    }

    void textDraggedOverTheWindowIsNotOurs()
    {
        openPlaces();
        QMimeData data;
        data.setText(QStringLiteral("hello"));
        QDragEnterEvent enter(QPoint(300, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        enter.ignore();
        QCoreApplication::sendEvent(m_window.get(), &enter);
        QVERIFY(!enter.isAccepted());
    }
};

QTEST_MAIN(TestDropTarget)
#include "tst_drop_target.moc"
