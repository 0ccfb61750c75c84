// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/filter/dates_page.h"

#include "tests/ui/kit/filter/four_fields.h"

#include <QDateEdit>
#include <QPushButton>
#include <QtTest>

using namespace lectern::ui;

namespace {

struct Shown {
    [[nodiscard]] QDateEdit &edit(const QString &name)
    {
        const QList<QDateEdit *> edits = page.findChildren<QDateEdit *>();
        return **std::ranges::find_if(edits, [&name](const QDateEdit *each) { return each->accessibleName() == name; });
    }
    [[nodiscard]] QDateEdit &from() { return edit(QStringLiteral("First day")); }
    [[nodiscard]] QDateEdit &until() { return edit(QStringLiteral("Last day")); }
    void press(const QString &text)
    {
        for (QPushButton *button : page.findChildren<QPushButton *>()) {
            if (button->text().remove(u'&') == text)
                return button->click();
        }
        QFAIL("there is no such button");
    }

    FourFields menu;
    DatesPage page{menu};
};

} // namespace

class TestDatesPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void showsTheDaysOfTheFilterBothIncluded()
    {
        Shown shown;
        shown.menu.days = {QDate(2026, 11, 1), QDate(2026, 11, 4)};
        shown.page.showDates();
        QCOMPARE(shown.from().date(), QDate(2026, 11, 1));
        QCOMPARE(shown.until().date(), QDate(2026, 11, 3));
    }

    void withoutAFilterItOffersTheLastThirtyDays()
    {
        Shown shown;
        const QDate before = QDateTime::currentDateTimeUtc().date();
        shown.page.showDates();
        const QDate after = QDateTime::currentDateTimeUtc().date();
        QVERIFY(shown.until().date() == before || shown.until().date() == after);
        QCOMPARE(shown.from().date().daysTo(shown.until().date()), 29);
    }

    void daysAreTakenInWhateverOrderTheyAreTyped()
    {
        Shown shown;
        QSignalSpy done(&shown.page, &FilterPage::done);
        shown.from().setDate(QDate(2026, 11, 3));
        shown.until().setDate(QDate(2026, 11, 1));
        shown.press(QStringLiteral("Filter by these days"));
        QCOMPARE(shown.menu.days.from, std::optional(QDate(2026, 11, 1)));
        QCOMPARE(shown.menu.days.until, std::optional(QDate(2026, 11, 4))); // exclusive
        QCOMPARE(done.size(), 1);
    }

    void theLastSoManyDaysAreOnePress()
    {
        Shown shown;
        QSignalSpy done(&shown.page, &FilterPage::done);
        shown.press(QStringLiteral("Last 90 days"));
        QCOMPARE(shown.menu.lastDays, 90);
        QCOMPARE(done.size(), 1);
    }

    void theKeyboardBeginsAtTheFirstDayAndTabGoesDownThePage()
    {
        Shown shown;
        shown.page.show();
        shown.page.setFocus();
        QCOMPARE(shown.page.window()->focusWidget(), &shown.from());
        QList<QWidget *> column;
        for (QWidget *each = shown.page.nextInFocusChain(); each != &shown.page; each = each->nextInFocusChain()) {
            if (each->parentWidget() == &shown.page && each->focusPolicy() & Qt::TabFocus)
                column << each;
        }
        QVERIFY(std::ranges::is_sorted(column, {}, &QWidget::y));
        QCOMPARE(column.size(), 7);
    }
};

QTEST_MAIN(TestDatesPage)
#include "tst_dates_page.moc"
