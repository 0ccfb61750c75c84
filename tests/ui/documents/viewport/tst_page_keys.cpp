// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/documents/shown_pane.h"
#include "ui/kit/look/theme.h"

#include <QScrollBar>
#include <QSignalSpy>

using namespace lectern;
using namespace lectern::models;
using namespace lectern::ui;

class TestPageKeys : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { theme::apply(ThemeMode::Light); }

    void plainKeysScroll_data()
    {
        QTest::addColumn<Qt::Key>("key");
        QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
        QTest::addColumn<int>("direction");
        QTest::newRow("space") << Qt::Key_Space << Qt::KeyboardModifiers() << 1;
        QTest::newRow("shift and space") << Qt::Key_Space << Qt::KeyboardModifiers(Qt::ShiftModifier) << -1;
        QTest::newRow("page down") << Qt::Key_PageDown << Qt::KeyboardModifiers() << 1;
        QTest::newRow("page up") << Qt::Key_PageUp << Qt::KeyboardModifiers() << -1;
        QTest::newRow("down") << Qt::Key_Down << Qt::KeyboardModifiers() << 1;
        QTest::newRow("up") << Qt::Key_Up << Qt::KeyboardModifiers() << -1;
        QTest::newRow("end") << Qt::Key_End << Qt::KeyboardModifiers() << 1;
        QTest::newRow("home") << Qt::Key_Home << Qt::KeyboardModifiers() << -1;
    }
    void plainKeysScroll()
    {
        QFETCH(Qt::Key, key);
        QFETCH(Qt::KeyboardModifiers, modifiers);
        QFETCH(int, direction);
        ShownPane shown(20);
        shown.open();
        shown.pane->goToPage(10);
        const int before = shown.view().verticalScrollBar()->value();
        QTest::keyClick(&shown.view(), key, modifiers);
        QVERIFY((shown.view().verticalScrollBar()->value() - before) * direction > 0);
    }

    void arrowsScrollAcrossAWidePage()
    {
        ShownPane shown;
        shown.open();
        shown.view().setZoom(ZoomMode::Fixed, 4);
        const int before = shown.view().horizontalScrollBar()->value();
        QTest::keyClick(&shown.view(), Qt::Key_Left);
        QVERIFY(shown.view().horizontalScrollBar()->value() < before);
        QTest::keyClick(&shown.view(), Qt::Key_Right);
        QCOMPARE(shown.view().horizontalScrollBar()->value(), before);
    }

    void theKeyboardSelectsFromWhereTheEyeIs()
    {
        ShownPane shown;
        shown.open();
        shown.view().goTo({2, 10});
        shown.settle();
        const qint64 page = shown.source.find(shown.id)->pages[0].text.size();
        QTest::keyClick(&shown.view(), Qt::Key_Right, Qt::ShiftModifier | Qt::ControlModifier);
        QCOMPARE(shown.view().selection().range(), (TextRange{page, page + 5})); // "Page "
        QTest::keyClick(&shown.view(), Qt::Key_End, Qt::ShiftModifier);
        QCOMPARE(shown.view().selection().range(), (TextRange{page, page + 6}));
    }

    void whatTheKeyboardReachesIsSeen()
    {
        ShownPane shown(20);
        shown.open();
        shown.view().select({3, 4});
        QTest::keyClick(&shown.view(), Qt::Key_End, Qt::ShiftModifier | Qt::ControlModifier);
        shown.settle();
        QCOMPARE(shown.pane->currentPage(), 20);
    }

    void escTakesTheSelectionFirstAndThenLeaves()
    {
        ShownPane shown;
        shown.open();
        QSignalSpy left(&shown.view(), &PageView::leaveRequested);
        shown.view().select({3, 9});
        QTest::keyClick(&shown.view(), Qt::Key_Escape);
        QVERIFY(shown.view().selection().isEmpty());
        QVERIFY(left.isEmpty());
        QTest::keyClick(&shown.view(), Qt::Key_Escape);
        QCOMPARE(int(left.size()), 1);
    }

    void theFindKeyAndASlashSearchThePages()
    {
        ShownPane shown;
        shown.open();
        QSignalSpy wanted(&shown.view(), &PageView::findRequested);
        QTest::keyClick(&shown.view(), Qt::Key_F, Qt::ControlModifier);
        QTest::keyClick(&shown.view(), '/');
        QCOMPARE(int(wanted.size()), 2);
    }
};

QTEST_MAIN(TestPageKeys)
#include "tst_page_keys.moc"
