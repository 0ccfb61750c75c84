// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/documents/shown_pane.h"
#include "ui/kit/look/theme.h"

#include <QHelpEvent>
#include <QSignalSpy>
#include <QToolTip>

using namespace lectern;
using namespace lectern::models;
using namespace lectern::ui;

/// Each page begins with "Page n\n", so that its clause begins at 7.
class TestPageMouse : public QObject
{
    Q_OBJECT

    static void click(ShownPane &shown, const TextRange &range, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mouseClick(shown.view().viewport(), Qt::LeftButton, modifiers, shown.pointOf(range));
    }
    static void moveTo(ShownPane &shown, const QPointF &point)
    {
        QMouseEvent move(QEvent::MouseMove, point, shown.view().viewport()->mapToGlobal(point), Qt::NoButton, Qt::NoButton, Qt::NoModifier);
        QCoreApplication::sendEvent(shown.view().viewport(), &move);
    }
    static QString toolTipAt(ShownPane &shown, const QPoint &point)
    {
        QHelpEvent help(QEvent::ToolTip, point, shown.view().viewport()->mapToGlobal(point));
        QCoreApplication::sendEvent(shown.view().viewport(), &help);
        return QToolTip::text();
    }

private Q_SLOTS:
    void initTestCase() { theme::apply(ThemeMode::Light); }

    void aClickOnAFindingTellsItsNumber()
    {
        ShownPane shown;
        shown.open();
        shown.pane->setHighlights({{{11, 22}, Severity::High, 3}});
        QSignalSpy clicked(&shown.view(), &PageView::findingClicked);
        click(shown, {14, 16});
        QCOMPARE(int(clicked.size()), 1);
        QCOMPARE(clicked.takeFirst().at(0).toInt(), 3);
        click(shown, {30, 32}); // beside it
        QVERIFY(clicked.isEmpty());
    }

    void aDragADoubleClickAndAClickWithShiftAreNoClicks()
    {
        ShownPane shown;
        shown.open();
        shown.pane->setHighlights({{{11, 22}, Severity::High, 3}});
        QSignalSpy clicked(&shown.view(), &PageView::findingClicked);
        const QPoint inside = shown.pointOf({14, 16});
        shown.drag(inside, inside + QPointF(40, 0));
        QVERIFY(clicked.isEmpty());
        click(shown, {14, 16}, Qt::ShiftModifier);
        QVERIFY(clicked.isEmpty());
        QTest::mouseDClick(shown.view().viewport(), Qt::LeftButton, {}, inside);
        QTest::mouseRelease(shown.view().viewport(), Qt::LeftButton, {}, inside);
        QVERIFY(clicked.isEmpty());
    }

    void aHandThatTremblesSelectsNothing()
    {
        ShownPane shown;
        shown.open();
        const QPoint inside = shown.pointOf({14, 16});
        shown.drag(inside, inside + QPointF(3, 2));
        QVERIFY(shown.view().selection().isEmpty());
    }

    void aDragAfterADoubleClickSelectsWholeWords()
    {
        ShownPane shown;
        shown.open();
        const QPoint from = shown.pointOf({14, 16});
        const QPointF to = shown.pointOf({24, 25});
        QTest::mouseDClick(shown.view().viewport(), Qt::LeftButton, {}, from);
        QCOMPARE(shown.view().selection().range(), (TextRange{11, 22}));
        QMouseEvent move(QEvent::MouseMove, to, shown.view().viewport()->mapToGlobal(to), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(shown.view().viewport(), &move);
        QCOMPARE(shown.view().selection().range(), (TextRange{11, 28})); // "Distributor shall"
        QTest::mouseRelease(shown.view().viewport(), Qt::LeftButton, {}, to.toPoint());
    }

    void theCursorSaysWhatLiesUnderIt()
    {
        ShownPane shown;
        shown.open();
        shown.pane->setHighlights({{{11, 22}, Severity::High, 3}});
        const auto cursorAt = [&](const QPointF &point) {
            moveTo(shown, point);
            return shown.view().viewport()->cursor().shape();
        };
        QCOMPARE(cursorAt(shown.pointOf({14, 16})), Qt::PointingHandCursor);
        QCOMPARE(cursorAt(shown.pointOf({24, 26})), Qt::IBeamCursor);
        QCOMPARE(cursorAt({3, 3}), Qt::ArrowCursor);
    }

    void theToolTipSaysHowGraveAFindingIs()
    {
        ShownPane shown;
        shown.open();
        shown.pane->setHighlights({{{11, 22}, Severity::High, 3, QStringLiteral("Uncapped liability")}, {{29, 31}, Severity::Low, 4}});
        QVERIFY(toolTipAt(shown, shown.pointOf({14, 16})).contains(QStringLiteral("High risk: Uncapped liability")));
        QVERIFY(toolTipAt(shown, shown.pointOf({29, 31})).contains(QStringLiteral("Low risk")));
    }
};

QTEST_MAIN(TestPageMouse)
#include "tst_page_mouse.moc"
