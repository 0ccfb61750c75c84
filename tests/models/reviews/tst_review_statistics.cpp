// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reviews/review_statistics.h"

#include <QTest>

#include <numeric>

using namespace lectern;
using namespace lectern::models;
using namespace std::chrono_literals;

namespace {

ReviewStats sampleStats()
{
    ReviewStats stats;
    stats.byRating = {0, 4, 3, 2, 1, 20};
    stats.unrated = 5;
    stats.bySentiment = {7, 8, 9};
    stats.withoutSentiment = 11;
    stats.byPlatform[size_t(Platform::Yelp)].count = 30;
    stats.byPlatform[size_t(Platform::Google)].count = 5;
    stats.byMonth = {{QDate(), 2, {}}, {QDate(2025, 11, 1), 10, 4.0}, {QDate(2026, 2, 1), 23, 3.0}};
    stats.count = 35;
    return stats;
}

qint64 sumOf(const std::vector<Bar> &bars)
{
    return std::accumulate(bars.begin(), bars.end(), qint64(0), [](qint64 sum, const Bar &bar) { return sum + bar.count; });
}

} // namespace

class TestReviewStatistics : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyBreakdownAddsUp()
    {
        const ReviewStats stats = sampleStats();
        QCOMPARE(sumOf(ratingBars(stats)), 35);
        QCOMPARE(sumOf(platformBars(stats)), 35);
        QCOMPARE(sumOf(sentimentBars(stats)), 35);
        QCOMPARE(sumOf(monthBars(stats)), 35);
        QCOMPARE(sumOf(largest(platformBars(stats), 1)), 35);
    }

    void aBarOpensItsOwnRows()
    {
        const std::vector<Bar> platforms = platformBars(sampleStats());
        QCOMPARE(platforms.size(), size_t(2));
        QCOMPARE(platforms.front().opens.platforms, std::vector{Platform::Yelp});
        const Bar unrated = ratingBars(sampleStats()).back();
        QCOMPARE(unrated.count, 5);
        QCOMPARE(unrated.opens.isRated, std::optional(false));
    }

    void monthsWithoutReviewsKeepTheirPlace()
    {
        const std::vector<Bar> months = monthBars(sampleStats());
        QCOMPARE(months.size(), size_t(5)); // no date, November, December, January, February
        QCOMPARE(months[2].count, 0);
        QCOMPARE(months[4].opens.from, std::optional(QDate(2026, 2, 1)));
        QCOMPARE(months[4].opens.until, std::optional(QDate(2026, 3, 1)));
    }

    void expensiveStatisticsAreAskedForSeldom()
    {
        QCOMPARE(recountDelayAfter(0us), 3000ms);
        QCOMPARE(recountDelayAfter(2s), 20'000ms);
        QCOMPARE(recountDelayAfter(10min), 300'000ms);
    }
};

QTEST_APPLESS_MAIN(TestReviewStatistics)
#include "tst_review_statistics.moc"
