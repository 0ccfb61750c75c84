// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/switchable_filter.h"
#include "tests/models/query/small_filter.h"

#include <QtTest>

using namespace lectern::models;
using Field = SmallField;

namespace {

const QDate today(2026, 11, 21);
const QStringList red{QStringLiteral("red")};

} // namespace

class TestSwitchableFilter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aFieldSwitchedOffIsNotAskedAndNotLost()
    {
        SmallFilterState state = ofColours(red);
        state.setText(QStringLiteral(" refund "));
        state.setOff(Field::Colour, true);
        QVERIFY(state.effective(today).colours.isEmpty());
        QCOMPARE(state.effective(today).text, QStringLiteral("refund"));
        QCOMPARE(state.values().colours, red);
        QVERIFY(state.hasOn());
        state.setAllOff();
        QVERIFY(!state.hasOn());
        QVERIFY(!state.isEmpty());
        state.setOff(Field::Colour, false);
        QCOMPARE(state.effective(today).colours, red);
    }

    void whatIsNotSetCannotBeSwitchedOff()
    {
        SmallFilterState state;
        QVERIFY(state.isEmpty());
        state.setOff(Field::Colour, true);
        QVERIFY(!state.isOff(Field::Colour));
    }

    void whatIsTakenOrClearedIsOn()
    {
        SmallFilterState state = ofColours(red);
        state.setAllOff();
        state.take(Field::Colour, ofColours({QStringLiteral("blue")}).values());
        QVERIFY(!state.isOff(Field::Colour));
        state.setAllOff();
        state.clear(Field::Colour);
        QVERIFY(!state.isOff(Field::Colour));
        QVERIFY(state == SmallFilterState());
    }

    void theLastDaysAreNewOnesTomorrow()
    {
        SmallFilterState state;
        state.setDates(today.addDays(-100), today);
        state.setLastDays(30);
        QCOMPARE(state.effective(today).from, std::optional(QDate(2026, 10, 23)));
        QCOMPARE(state.effective(today.addDays(1)).from, std::optional(QDate(2026, 10, 24)));
        QVERIFY(!state.effective(today).until);
        QVERIFY(state.isSet(Field::Date));
        QCOMPARE(state.chipTitle(Field::Date), QStringLiteral("Last"));
        state.setOff(Field::Date, true);
        QVERIFY(!state.effective(today).from);
    }

    void datesReplaceTheLastDays()
    {
        SmallFilterState state;
        state.setLastDays(30);
        state.setDates(today, std::nullopt);
        QVERIFY(!state.lastDays());
        QCOMPARE(state.effective(today.addDays(9)).from, std::optional(today));
        QCOMPARE(state.chipTitle(Field::Date), QStringLiteral("When"));
    }

    void daysAreCountedInWords()
    {
        QCOMPARE(lastDaysText(1), QStringLiteral("1 day"));
        QCOMPARE(lastDaysText(30), QStringLiteral("30 days"));
    }
};

QTEST_GUILESS_MAIN(TestSwitchableFilter)
#include "tst_switchable_filter.moc"
