// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/filter/choices_page.h"

#include "tests/ui/kit/filter/four_fields.h"
#include "ui/kit/look/theme.h"
#include "ui/kit/look/wrapped_label.h"
#include "ui/kit/widgets/count_delegate.h"

#include <QLineEdit>
#include <QListWidget>
#include <QScrollBar>
#include <QTest>

using namespace lectern;
using namespace lectern::ui;

namespace {

/// A page that has just begun to show the first field.
struct Opened {
    Opened()
    {
        QObject::connect(&menu, &FilterMenu::countsArrived, &page, &ChoicesPage::showCounts);
        page.resize(400, 600);
        page.show();
        page.begin();
        page.showField(FourFields::Letters);
    }
    [[nodiscard]] QListWidget &list() { return *page.findChild<QListWidget *>(); }
    [[nodiscard]] QList<QListWidgetItem *> items()
    {
        QList<QListWidgetItem *> items;
        for (int i = 0; i < list().count(); ++i)
            items << list().item(i);
        return items;
    }
    [[nodiscard]] QStringList rows()
    {
        QStringList rows;
        for (const QListWidgetItem *item : items())
            rows << item->text() + u' ' + item->data(CountDelegate::CountRole).toString();
        return rows;
    }

    FourFields menu;
    ChoicesPage page{menu};
};

} // namespace

class TestChoicesPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { theme::apply(ThemeMode::Light); }

    void sortsOnceByTheFirstCountsAndThenNeverMovesAValue()
    {
        Opened opened;
        QCOMPARE(opened.list().count(), 0); // nothing that could move
        opened.menu.count({{"a", 5}, {"b", 9}, {"c", 1}});
        QCOMPARE(opened.rows(), (QStringList{QStringLiteral("B 9"), QStringLiteral("A 5"), QStringLiteral("C 1")}));
        opened.menu.count({{"a", 50}, {"b", 9}, {"c", 70}, {"d", 100}});
        QCOMPARE(opened.rows(), (QStringList{QStringLiteral("B 9"), QStringLiteral("A 50"), QStringLiteral("C 70"), QStringLiteral("D 100")}));
        opened.page.begin(); // a new look is a new order
        opened.menu.count({{"a", 50}, {"b", 9}, {"c", 70}});
        QCOMPARE(opened.rows(), (QStringList{QStringLiteral("C 70"), QStringLiteral("A 50"), QStringLiteral("B 9")}));
    }

    void doesNotWaitForSlowCountsForEver()
    {
        Opened opened;
        QTRY_COMPARE(opened.list().count(), 3);
        const QString first = opened.list().item(0)->text();
        opened.menu.count({{"a", 5}, {"b", 9}, {"c", 1}});
        QCOMPARE(first, QStringLiteral("Alpha"));
        QCOMPARE(opened.rows().front(), QStringLiteral("A 5")); // its count came where it stood
    }

    void choosesTheValueUnderTheMouse()
    {
        Opened opened;
        opened.menu.count({{"a", 5}, {"b", 9}, {"c", 1}});
        opened.menu.count({{"a", 50}, {"b", 9}, {"c", 70}}); // the menu's order is another now
        opened.list().item(0)->setCheckState(Qt::Checked);
        QCOMPARE(opened.menu.chosen, QStringLiteral("b"));
    }

    void aValueThatNothingHasAnyMoreKeepsItsPlaceButCannotBeChosen()
    {
        Opened opened;
        opened.menu.count({{"a", 5}, {"b", 9}, {"c", 1}});
        opened.menu.count({{"b", 9}, {"c", 1}});
        QCOMPARE(opened.rows(), (QStringList{QStringLiteral("B 9"), QStringLiteral("A 0"), QStringLiteral("C 1")}));
        QVERIFY(!(opened.list().item(1)->flags() & Qt::ItemIsEnabled));
        opened.menu.count({{"a", 2}, {"b", 9}, {"c", 1}});
        QVERIFY(opened.list().item(1)->flags() & Qt::ItemIsEnabled);
    }

    void keepsWhereItWasScrolledTo()
    {
        Opened opened;
        opened.page.resize(300, 120);
        opened.menu.countMany(40, 100);
        opened.list().verticalScrollBar()->setValue(opened.list().verticalScrollBar()->maximum());
        const int before = opened.list().verticalScrollBar()->value();
        QVERIFY(before > 0);
        opened.menu.countMany(40, 200);
        QCOMPARE(opened.list().verticalScrollBar()->value(), before);
    }

    void showsTheFieldThatItIsToldAndNothingOfOneWithoutValues()
    {
        Opened opened;
        opened.menu.count({{"a", 5}});
        opened.page.showField(FourFields::Others);
        QCOMPARE(opened.rows(), QStringList{QStringLiteral("Other 1")});
        opened.list().item(0)->setCheckState(Qt::Checked);
        QCOMPARE(opened.menu.chosen, QStringLiteral("x"));
        opened.page.showField(FourFields::Days);
        opened.menu.values[1].clear();
        opened.menu.count({});
        QCOMPARE(opened.rows(), QStringList{QStringLiteral("Other 1")}); // as it was left
    }

    void manyValuesCanBeSearchedFewAreSeenAtAGlance()
    {
        Opened opened;
        auto *search = opened.page.findChild<QLineEdit *>();
        opened.menu.countMany(8, 100);
        QVERIFY(!search->isVisible());
        opened.page.setFocus();
        QCOMPARE(opened.page.window()->focusWidget(), &opened.list());
        opened.menu.countMany(12, 100);
        QVERIFY(search->isVisible());
        opened.page.setFocus();
        QCOMPARE(opened.page.window()->focusWidget(), search);
        search->setText(QStringLiteral("value 1")); // 1, 10 and 11
        QCOMPARE(std::ranges::count_if(opened.items(), [](const QListWidgetItem *item) { return !item->isHidden(); }), 3);
        opened.menu.countMany(12, 200);
        QVERIFY(opened.list().item(0)->isHidden()); // new counts show nothing that is not searched for
        QTest::keyClick(search, Qt::Key_Down);
        QCOMPARE(opened.page.window()->focusWidget(), &opened.list());
    }

    void enterChoosesAndTakesBack()
    {
        Opened opened;
        opened.menu.count({{"a", 5}, {"b", 9}});
        Q_EMIT opened.list().itemActivated(opened.list().item(1));
        QCOMPARE(opened.menu.chosen, QStringLiteral("a"));
        Q_EMIT opened.list().itemActivated(opened.list().item(1));
        QCOMPARE(opened.menu.chosen, QString());
    }

    void aCountIsHeardWithItsValue()
    {
        Opened opened;
        opened.menu.count({{"a", 5}, {"b", 9}});
        QCOMPARE(opened.list().item(0)->data(Qt::AccessibleTextRole).toString(), QStringLiteral("B, 9 reviews"));
        opened.menu.count({{"a", 5}});
        QCOMPARE(opened.list().item(0)->data(Qt::AccessibleTextRole).toString(), QStringLiteral("B, 0 reviews"));
    }

    void whyThereAreNoCountsIsSaidBelow()
    {
        Opened opened;
        auto *note = opened.page.findChild<WrappedLabel *>();
        Q_EMIT opened.menu.countsArrived(QStringLiteral("PostgreSQL does not answer."));
        QVERIFY(note->isVisible());
        QCOMPARE(note->text(), QStringLiteral("PostgreSQL does not answer."));
        QCOMPARE(opened.list().count(), 3);
        Q_EMIT opened.menu.countsArrived({});
        QVERIFY(!note->isVisible());
    }
};

QTEST_MAIN(TestChoicesPage)
#include "tst_choices_page.moc"
