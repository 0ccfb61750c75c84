// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reviews/month_span.h"

#include <QTest>

using namespace lectern;
using namespace lectern::models;

namespace {

/// `counts` reviews per month, from a January on.
std::vector<Bar> monthsWith(const std::vector<qint64> &counts)
{
    std::vector<Bar> months;
    for (const qint64 count : counts) {
        Bar month{QString::number(months.size()), count, {}, {}};
        month.opens.from = QDate(2000, 1, 1).addMonths(int(months.size()));
        months.push_back(month);
    }
    return months;
}

std::vector<qint64> joined(std::initializer_list<std::vector<qint64>> parts)
{
    std::vector<qint64> all;
    for (const auto &part : parts)
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

std::vector<qint64> months(int count, qint64 each) { return std::vector<qint64>(size_t(count), each); }

} // namespace

class TestMonthSpan : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void leavesOutWhatLiesFarFromTheRest_data()
    {
        QTest::addColumn<std::vector<qint64>>("counts");
        QTest::addColumn<MonthSpan>("span");
        QTest::newRow("nothing") << std::vector<qint64>{} << MonthSpan{0, 0};
        QTest::newRow("all alike") << months(40, 100) << MonthSpan{0, 40};
        QTest::newRow("dates of 1970") << joined({{8}, months(480, 0), months(120, 1000)}) << MonthSpan{481, 120};
        QTest::newRow("several wrong dates") << joined({{3}, months(100, 0), {2}, months(60, 0), {3}, months(12, 0), months(120, 1000)})
                                             << MonthSpan{175, 120};
        QTest::newRow("dates of 2099") << joined({months(120, 1000), months(900, 0), {5}}) << MonthSpan{0, 120};
        QTest::newRow("at both ends") << joined({{1}, months(50, 0), months(120, 1000), months(50, 0), {1}}) << MonthSpan{51, 120};
        QTest::newRow("a slow beginning") << joined({months(60, 1), months(120, 1000)}) << MonthSpan{0, 180};
        QTest::newRow("a pause that is no mistake") << joined({months(12, 50), months(30, 0), months(12, 1000)}) << MonthSpan{0, 54};
        QTest::newRow("less than a year between") << joined({{8}, months(11, 0), months(120, 1000)}) << MonthSpan{0, 132};
        QTest::newRow("few reviews") << joined({{1}, months(50, 0), {100}}) << MonthSpan{0, 52};
    }
    void leavesOutWhatLiesFarFromTheRest()
    {
        QFETCH(std::vector<qint64>, counts);
        QFETCH(MonthSpan, span);
        QCOMPARE(spanOfMass(monthsWith(counts)), span);
    }

    void whatIsSeenAndWhatIsNotAddUp()
    {
        const auto months = monthsWith({1, 2, 3, 4, 5});
        const OutsideSpan hidden = outside({1, 3}, months);
        QCOMPARE(hidden.earlier, 1);
        QCOMPARE(hidden.later, 5);
    }

    void zoomingKeepsTheMonthInItsPlace()
    {
        const MonthSpan near = zoomed({0, 100}, 0.5, 20, 100);
        QCOMPARE(near, (MonthSpan{10, 50})); // at a fifth before and after
        QCOMPARE(zoomed(near, 2, 20, 100), (MonthSpan{0, 100}));
    }

    void zoomingStaysWithinTheMonths()
    {
        QCOMPARE(zoomed({0, 100}, 2, 99, 100), (MonthSpan{0, 100}));
        QCOMPARE(zoomed({90, 10}, 2, 99, 100), (MonthSpan{80, 20}));
        QCOMPARE(zoomed({0, 6}, 0.5, 3, 100).count, 6); // fewer say nothing
        QCOMPARE(zoomed({0, 3}, 0.5, 1, 3), (MonthSpan{0, 3}));
        QCOMPARE(zoomed({0, 7}, 0.99, 3, 100).count, 6); // a step always does something
        QCOMPARE(moved({90, 10}, 5, 100), (MonthSpan{90, 10}));
        QCOMPARE(moved({3, 10}, -5, 100), (MonthSpan{0, 10}));
    }
};

QTEST_APPLESS_MAIN(TestMonthSpan)
#include "tst_month_span.moc"
