// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/drop/file_intake.h"

#include "tests/ui/shell/window_fixture.h"
#include "ui/reviews/import/import_dialog.h"
#include "ui/kit/place/place.h"
#include "ui/shell/main_window.h"

#include <QFileDialog>
#include <QStatusBar>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace lectern;
using namespace lectern::ui;

class TestFileIntake : public QObject, private WindowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { openWindow(); }
    void cleanup() { m_window.reset(); }

    void aFileThatCannotBeReadGetsAPlainSentence()
    {
        openPlaces();
        drop({QStringLiteral("/tmp/setup.exe")});
        QTRY_VERIFY(m_window->statusBar()->currentMessage().contains(QStringLiteral("setup.exe")));
    }

    void aMixedDropGoesBothWays()
    {
        QTemporaryDir folder;
        for (const QString &name : {QStringLiteral("a.pdf"), QStringLiteral("b.txt"), QStringLiteral("reviews.csv")})
            QVERIFY(QFile(folder.filePath(name)).open(QIODevice::WriteOnly));
        openPlaces();
        drop({folder.path()});
        QTRY_COMPARE(m_documents->added.size(), size_t(2));
        QVERIFY(m_window->place(QStringLiteral("documents"))->isVisible());
        QTRY_VERIFY(m_window->findChild<ImportDialog *>());
    }

    void filesOfTheCommandLineWaitForThePlaces()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("lease.pdf"));
        QVERIFY(QFile(path).open(QIODevice::WriteOnly));
        m_window->files().take({path});
        openPlaces();
        QTRY_COMPARE(m_documents->added.size(), size_t(1));
        QCOMPARE(m_documents->added.front().path, path);
        QVERIFY(m_window->place(QStringLiteral("documents"))->isVisible());
        m_window->showOpening(QStringLiteral("Starting"));
        openPlaces(); // they are taken once
        QTRY_VERIFY(m_window->isSettled());
        QCOMPARE(m_documents->added.size(), size_t(1));
    }

    void addDocumentsLetsTheAnalystChooseFiles()
    {
        openPlaces();
        QTest::keyClick(m_window.get(), Qt::Key_O, Qt::ControlModifier);
        auto *chooser = m_window->findChild<QFileDialog *>();
        QVERIFY(chooser && chooser->isVisible());
        Q_EMIT chooser->filesSelected({QStringLiteral("/x/Lease.pdf")});
        QTRY_COMPARE(m_documents->added.size(), size_t(1));
        QVERIFY(m_window->place(QStringLiteral("documents"))->isVisible());
    }

    void droppedDataFilesOpenTheImport()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("reviews.csv")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("id,rating,text,date\n1,5,Good soup,2025-03-14\n");
        file.close();
        openPlaces();
        drop({file.fileName()});
        QTRY_VERIFY(m_window->findChild<ImportDialog *>());
        auto *dialog = m_window->findChild<ImportDialog *>();
        QVERIFY(dialog->isVisible());
        auto *files = dialog->findChild<QTableWidget *>();
        QTRY_COMPARE(files->rowCount(), 1);
        QVERIFY(files->item(0, 0)->text().contains(u"reviews.csv"));
    }

    void importWithoutFilesLetsTheAnalystChooseSome()
    {
        openPlaces();
        m_window->files().openImport();
        auto *chooser = m_window->findChild<QFileDialog *>();
        QVERIFY(chooser && chooser->isVisible());
        QVERIFY(!m_window->findChild<ImportDialog *>());
    }
};

QTEST_MAIN(TestFileIntake)
#include "tst_file_intake.moc"
