// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/documents/shown_place.h"
#include "ui/kit/look/theme.h"

#include <QDesktopServices>
#include <QFileDialog>
#include <QTemporaryDir>

using namespace lectern;
using namespace lectern::models;
using namespace lectern::ui;

/// The desktop: what it was asked to open.
class UrlTaker : public QObject
{
    Q_OBJECT

public:
    QList<QUrl> taken;

public Q_SLOTS:
    void take(const QUrl &url) { taken << url; }
};

class TestDocumentsNotices : public ShownPlace
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { m_place.reset(); }

    void aDeleteThatIsRefusedBringsTheRowsBack()
    {
        make(3);
        open();
        view()->setFocus();
        select(1);
        m_source->changeFailure = StorageError{ErrorCode::Denied, FaultyPart::PostgreSql, {}};
        QTest::keyClick(view(), Qt::Key_Delete);
        QTRY_COMPARE(model()->rowCount(), 3);
        QVERIFY(notice()->accessibleName().contains(u"does not permit"));
    }

    void theNoticesUndoUndoesItsOwnStep()
    {
        make(5);
        open();
        view()->setFocus();
        select(1);
        QTest::keyClick(view(), Qt::Key_Delete);
        QCOMPARE(model()->rowCount(), 4);
        command(QStringLiteral("Sort by name"))->trigger(); // a newer step
        QTRY_VERIFY(m_place->isSettled());
        QVERIFY(notice()->isVisible());
        pressNotice(notice(), QStringLiteral("Undo"));
        QVERIFY(m_source->at(sampleId(1)).isActive);
        QVERIFY(!notice()->isVisible());
        QTRY_COMPARE(model()->rowCount(), 5);
        const DocumentQuery sorted = m_source->listRequests.back().query;
        QCOMPARE(sorted.sortKey, DocumentSortKey::Name); // the newer step stays
    }

    void theNoticesUndoOfTheNewestStepIsCtrlZ()
    {
        make(5);
        open();
        view()->setFocus();
        select(1);
        QTest::keyClick(view(), Qt::Key_Delete);
        pressNotice(notice(), QStringLiteral("Undo"));
        QVERIFY(m_source->at(sampleId(1)).isActive);
        QTest::keyClick(view(), Qt::Key_Z, Qt::ControlModifier); // nothing is left to undo
        QVERIFY(m_source->at(sampleId(1)).isActive);
        QTest::keyClick(view(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(!m_source->at(sampleId(1)).isActive);
    }

    void theNoticeGoesWhenItsStepIsUndoneOtherwise()
    {
        make(5);
        open();
        view()->setFocus();
        select(1);
        QTest::keyClick(view(), Qt::Key_Delete);
        QVERIFY(notice()->isVisible());
        QTest::keyClick(view(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!notice()->isVisible());
        QTRY_VERIFY(m_place->isSettled());
        select(2);
        QTest::keyClick(view(), Qt::Key_Delete);
        QVERIFY(notice()->isVisible());
        for (int i = 0; i < 3; ++i) { // the list knows of it by now
            m_place->refresh();
            QTRY_VERIFY(m_place->isSettled());
        }
        QVERIFY(notice()->isVisible());
        for (HeldDocument &held : m_source->documents)
            held.document.isActive = true; // somebody else brings it back
        m_place->refresh();
        QTRY_VERIFY(!notice()->isVisible());
        notice()->showNote(QStringLiteral("something else"));
        QTest::keyClick(view(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(notice()->isVisible());
    }

    void aSavedFileIsOpenedAndShownFromItsNotice()
    {
        make(1);
        open();
        select(0);
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("Contract 0.pdf"));
        command(QStringLiteral("Save the original"))->trigger();
        auto *chooser = m_place->findChild<QFileDialog *>();
        QVERIFY(chooser);
        Q_EMIT chooser->fileSelected(path);
        chooser->reject();
        QTRY_VERIFY(notice()->isVisible());
        QVERIFY2(notice()->accessibleName().startsWith(u"Saved as"), qPrintable(notice()->accessibleName()));
        QCOMPARE(notice()->palette().color(QPalette::Window), theme::positiveFill());
        UrlTaker desktop;
        QDesktopServices::setUrlHandler(QStringLiteral("file"), &desktop, "take");
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent"); // no file manager
        const QList<QPushButton *> buttons = notice()->findChildren<QPushButton *>();
        for (const QString &text : {QStringLiteral("Open"), QStringLiteral("Show in folder")}) {
            const auto button = std::find_if(buttons.begin(), buttons.end(),
                                             [&text](const QPushButton *each) { return each->text() == text && each->isVisible(); });
            QVERIFY2(button != buttons.end(), qPrintable(text));
            (*button)->click();
        }
        QTRY_COMPARE(desktop.taken, (QList<QUrl>{QUrl::fromLocalFile(path), QUrl::fromLocalFile(folder.path())}));
        QDesktopServices::unsetUrlHandler(QStringLiteral("file"));
    }
};

QTEST_MAIN(TestDocumentsNotices)
#include "tst_documents_notices.moc"
