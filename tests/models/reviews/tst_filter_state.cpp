// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reviews/filter_state.h"
#include "models/reviews/metadata_tree.h"
#include "models/reviews/review_statistics.h"
#include "models/reviews/saved_views.h"
#include "tests/support/fakes/fake_review_source.h"

#include <QAbstractItemModelTester>
#include <QJsonArray>
#include <QSignalSpy>
#include <QTest>

#include <numeric>

using namespace lectern;
using namespace lectern::models;

namespace {

const QDate today(2026, 11, 21);

FilterState poorOnYelp()
{
    ReviewFilter filter;
    setStars(filter, {1, 2});
    filter.platforms = {Platform::Yelp};
    return FilterState(filter);
}

qint64 sumOf(const std::vector<Bar> &bars)
{
    return std::accumulate(bars.begin(), bars.end(), qint64(0), [](qint64 sum, const Bar &bar) { return sum + bar.count; });
}

} // namespace

class TestFilterState : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aFieldSwitchedOffIsNotAskedAndNotLost()
    {
        FilterState state = poorOnYelp();
        state.setOff(FilterField::Platform, true);
        QVERIFY(state.effective(today).platforms.empty());
        QVERIFY(state.effective(today).ratingMin);
        QCOMPARE(state.chipValue(FilterField::Platform), QStringLiteral("Yelp"));
        state.setOff(FilterField::Platform, false);
        QCOMPARE(state.effective(today).platforms, std::vector<Platform>{Platform::Yelp});
    }

    void theLastDaysAreNewOnesTomorrow()
    {
        FilterState state;
        state.setLastDays(30);
        QCOMPARE(state.effective(today).from, std::optional(QDate(2026, 10, 23)));
        QCOMPARE(state.effective(today.addDays(1)).from, std::optional(QDate(2026, 10, 24)));
        QVERIFY(!state.effective(today).until);
        QCOMPARE(state.chipTitle(FilterField::Date), QStringLiteral("Last"));
    }

    void starsCoverEveryRatingOnce()
    {
        for (int hundredths = 0; hundredths <= 500; ++hundredths) {
            int matches = 0;
            for (int stars = 0; stars <= 5; ++stars) {
                ReviewFilter filter;
                setStars(filter, {stars, stars});
                const double rating = hundredths / 100.0;
                matches += rating >= *filter.ratingMin - 1e-9 && rating <= *filter.ratingMax + 1e-9 ? 1 : 0;
                QCOMPARE(starsOf(filter)->first, stars);
                QCOMPARE(starsOf(filter)->last, stars);
            }
            QCOMPARE(matches, 1);
        }
    }

    void everyBreakdownAddsUp()
    {
        FakeReviewSource source(1'234'567);
        const ReviewStats stats = *source.fetchStats({}, {}).result()->value;
        QCOMPARE(sumOf(ratingBars(stats)), stats.count);
        QCOMPARE(sumOf(platformBars(stats)), stats.count);
        QCOMPARE(sumOf(largest(platformBars(stats), 6)), stats.count);
        QCOMPARE(sumOf(sentimentBars(stats)), stats.count);
        QCOMPARE(sumOf(monthBars(stats)), stats.count);
        QVERIFY(!largest(platformBars(stats), 6).back().canOpen);
        QCOMPARE(ratingBars(stats).back().opens.isRated, std::optional(false));
    }

    void monthsWithoutReviewsAreShownAsEmpty()
    {
        ReviewStats stats;
        stats.byMonth = {{QDate(), 3, {}}, {QDate(2026, 1, 1), 5, {}}, {QDate(2026, 4, 1), 7, {}}};
        const auto bars = monthBars(stats);
        QCOMPARE(bars.size(), size_t(5));
        QVERIFY(!bars[0].canOpen);
        QCOMPARE(bars[2].count, 0);
        QCOMPARE(bars[4].opens.until, std::optional(QDate(2026, 5, 1)));
    }

    void aSupersededQuestionIsStoppedAndItsAnswerDropped()
    {
        FakeReviewSource source(1000);
        source.holdsAnswers = true;
        ReviewStatistics statistics(source);
        QSignalSpy changed(&statistics, &ReviewStatistics::changed);
        statistics.setFilter({});
        statistics.setFilter(poorOnYelp().values());
        QCOMPARE(source.stoppedCount(), 1);
        source.deliver();
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(statistics.find()->count, 100);
    }

    void savedViewsKeepTheirCounts()
    {
        FakeReviewSource source(5000);
        SavedViews views(source);
        const QString key = views.save(QStringLiteral("Poor"), poorOnYelp(), {});
        QTRY_VERIFY(views.find(key)->count);
        QCOMPARE(views.find(key)->count->value, 500);
        QCOMPARE(views.save(QStringLiteral("Poor"), poorOnYelp(), {ReviewSortKey::Rating, Qt::AscendingOrder}), key);
        SavedViews other(source);
        other.restore(views.toVariant());
        QCOMPARE(other.find(key)->filter, poorOnYelp());
        QCOMPARE(other.find(poorOnYelp(), {ReviewSortKey::Rating, Qt::AscendingOrder})->name, QStringLiteral("Poor"));
        QVERIFY(other.save(QStringLiteral("New"), {}, {}) != key);
    }

    void metadataIsATree()
    {
        MetadataTree tree;
        QAbstractItemModelTester tester(&tree, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QJsonObject deep;
        for (int i = 0; i < 100; ++i)
            deep = {{QStringLiteral("in"), deep}};
        tree.setObject({{QStringLiteral("a"), QJsonArray{1, true, QJsonValue()}},
                        {QStringLiteral("b\u202e"), QStringLiteral("x")},
                        {QStringLiteral("c"), deep}});
        QCOMPARE(tree.rowCount(), 3);
        const QModelIndex list = tree.index(0, 0);
        QCOMPARE(tree.rowCount(list), 3);
        QCOMPARE(tree.index(1, 1, list).data().toString(), QStringLiteral("true"));
        QCOMPARE(tree.index(1, 0).data().toString(), QStringLiteral("b[U+202E]"));
    }
};

QTEST_GUILESS_MAIN(TestFilterState)
#include "tst_filter_state.moc"
