// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/documents/shown_pane.h"
#include "ui/documents/pages/reading_bar.h"
#include "ui/kit/look/theme.h"

#include <QLineEdit>
#include <QListView>
#include <QPushButton>

using namespace lectern;
using namespace lectern::models;
using namespace lectern::ui;

/// Which hit or finding is the current one, as the bar says it.
class TestFindInPages : public QObject
{
    Q_OBJECT

    static QString placeOf(ShownPane &shown) { return shown.pane->findChild<QPushButton *>(QStringLiteral("nextPlace"))->toolTip(); }

private Q_SLOTS:
    void initTestCase() { theme::apply(ThemeMode::Light); }

    void saysWhichHitIsTheCurrentOne()
    {
        ShownPane shown;
        shown.open();
        QVERIFY(placeOf(shown).isEmpty());
        shown.pane->find(QStringLiteral("books"));
        shown.settle();
        QCOMPARE(placeOf(shown), QStringLiteral("Hit 1 of 5"));
        shown.command(QStringLiteral("Next hit or finding"))->trigger();
        QCOMPARE(placeOf(shown), QStringLiteral("Hit 2 of 5"));
        shown.pane->find(QStringLiteral("nowhere"));
        shown.settle();
        QCOMPARE(placeOf(shown), QStringLiteral("These words stand nowhere in the document"));
    }

    void saysWhichFindingIsTheCurrentOneWhileNothingIsSearchedFor()
    {
        ShownPane shown;
        shown.open();
        shown.pane->setHighlights({{{11, 22}, Severity::High, 0}, {{30, 40}, Severity::Low, 1}});
        QCOMPARE(placeOf(shown), QStringLiteral("Findings marked in the pages: 2"));
        shown.command(QStringLiteral("Next hit or finding"))->trigger();
        shown.command(QStringLiteral("Next hit or finding"))->trigger();
        QCOMPARE(placeOf(shown), QStringLiteral("Finding 2 of 2"));
        shown.pane->find(QStringLiteral("books"));
        shown.settle();
        QCOMPARE(placeOf(shown), QStringLiteral("Hit 1 of 5"));
        shown.pane->find({});
        QCOMPARE(placeOf(shown), QStringLiteral("Finding 2 of 2"));
        shown.pane->setHighlights({});
        QVERIFY(placeOf(shown).isEmpty());
    }

    void enterInTheFieldGoesOnAndWithShiftBack()
    {
        ShownPane shown;
        shown.open();
        auto *field = shown.pane->findChild<QLineEdit *>(QStringLiteral("findInPages"));
        field->setText(QStringLiteral("books"));
        shown.settle();
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(placeOf(shown), QStringLiteral("Hit 2 of 5"));
        QTest::keyClick(field, Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(placeOf(shown), QStringLiteral("Hit 1 of 5"));
    }

    void escInTheListEndsTheSearch()
    {
        ShownPane shown;
        shown.open();
        shown.pane->activateWindow();
        shown.pane->find(QStringLiteral("books"));
        shown.settle();
        auto *list = shown.pane->findChild<QWidget *>(QStringLiteral("findResults"))->findChild<QListView *>();
        QTest::keyClick(list, Qt::Key_Escape);
        QVERIFY(shown.pane->findChild<QLineEdit *>(QStringLiteral("findInPages"))->text().isEmpty());
        QVERIFY(!list->isVisible());
        QTRY_VERIFY(shown.view().hasFocus());
    }
};

QTEST_MAIN(TestFindInPages)
#include "tst_find_in_pages.moc"
