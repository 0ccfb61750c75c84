// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/filter/filter_popup.h"

#include "tests/ui/kit/filter/four_fields.h"
#include "ui/kit/filter/choices_page.h"
#include "ui/kit/filter/dates_page.h"
#include "ui/kit/filter/text_page.h"
#include "ui/kit/look/theme.h"

#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScreen>
#include <QTest>

using namespace lectern;
using namespace lectern::ui;

namespace {

struct Opened {
    Opened()
    {
        anchor.resize(400, 300);
        anchor.show();
        popup.openAt(anchor, FourFields::Letters);
    }
    [[nodiscard]] QListWidget &fields() { return *popup.findChild<QListWidget *>(); }
    template <typename Page>
    [[nodiscard]] Page &page()
    {
        return *popup.findChild<Page *>();
    }

    FourFields menu;
    QPushButton anchor;
    FilterPopup popup{menu, &anchor};
};

} // namespace

class TestFilterPopup : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { theme::apply(ThemeMode::Light); }

    void eachFieldHasThePageThatFitsIt()
    {
        Opened opened;
        opened.menu.words = QStringLiteral("late");
        QVERIFY(opened.page<ChoicesPage>().isVisible());
        opened.fields().setCurrentRow(FourFields::Days);
        QVERIFY(opened.page<DatesPage>().isVisible() && !opened.page<ChoicesPage>().isVisible());
        opened.fields().setCurrentRow(FourFields::Words);
        QVERIFY(opened.page<TextPage>().isVisible());
        QCOMPARE(opened.page<TextPage>().findChild<QLineEdit *>()->text(), QStringLiteral("late"));
        opened.popup.openAt(opened.anchor, FourFields::Others);
        QVERIFY(opened.page<ChoicesPage>().isVisible());
        QCOMPARE(opened.fields().currentRow(), int(FourFields::Others));
    }

    void whateverItOpensAtHearsTheKeys()
    {
        Opened opened;
        for (const int field : {FourFields::Letters, FourFields::Days, FourFields::Words}) {
            opened.popup.close();
            opened.popup.openAt(opened.anchor, field);
            QVERIFY(opened.popup.focusWidget());
            QVERIFY(!opened.fields().hasFocus() && opened.popup.focusWidget() != &opened.fields());
            opened.fields().setFocus();
            QTest::keyClick(&opened.fields(), Qt::Key_Right);
            QVERIFY(opened.popup.focusWidget() != &opened.fields());
        }
    }

    void countsAreFetchedAtEachLookAndANewLookIsANewOrder()
    {
        Opened opened;
        auto &list = *opened.page<ChoicesPage>().findChild<QListWidget *>();
        QCOMPARE(opened.menu.fetches, 1);
        QCOMPARE(list.count(), 0); // nothing that could move
        opened.menu.count({{"a", 5}, {"b", 9}});
        QCOMPARE(list.item(0)->text(), QStringLiteral("B"));
        opened.popup.close();
        opened.popup.openAt(opened.anchor, FourFields::Letters);
        QCOMPARE(opened.menu.fetches, 2);
        opened.menu.count({{"a", 50}, {"b", 9}});
        QCOMPARE(list.item(0)->text(), QStringLiteral("A"));
    }

    void whileItIsOpenAChangeMakesOtherCounts()
    {
        Opened opened;
        Q_EMIT opened.menu.changed();
        QCOMPARE(opened.menu.renewals, 1); // the other fields' counts are of another filter now
        opened.popup.close();
        Q_EMIT opened.menu.changed();
        QCOMPARE(opened.menu.renewals, 1);
    }

    void itClosesWhenAPageIsDone()
    {
        Opened opened;
        for (FilterPage *page : std::initializer_list<FilterPage *>{&opened.page<DatesPage>(), &opened.page<TextPage>()}) {
            opened.popup.openAt(opened.anchor, FourFields::Days);
            Q_EMIT page->done();
            QVERIFY(!opened.popup.isVisible());
        }
    }

    void itStaysOnTheScreen()
    {
        Opened opened;
        const QRect screen = opened.anchor.screen()->availableGeometry();
        opened.anchor.move(screen.bottomRight());
        opened.popup.openAt(opened.anchor, FourFields::Letters);
        QVERIFY(screen.contains(opened.popup.frameGeometry()));
    }

    void onlyThePressBesideItIsNotGivenToWhatLiesBelow()
    {
        Opened opened;
        QTest::mousePress(&opened.popup, Qt::LeftButton, {}, QPoint(-5, -5));
        QVERIFY(opened.popup.testAttribute(Qt::WA_NoMouseReplay));
        QTest::mousePress(&opened.popup, Qt::LeftButton, {}, QPoint(3, 3));
        QVERIFY(!opened.popup.testAttribute(Qt::WA_NoMouseReplay));
    }
};

QTEST_MAIN(TestFilterPopup)
#include "tst_filter_popup.moc"
