// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/storage/postgres/reviews/stored_reviews.h"
#include "tests/support/reason_of.h"

#include <QTest>

#include <numeric>

using namespace lectern;
using namespace lectern::postgres;

/// What a ReviewReader counts without listing it.
class TestStoredStatistics : public QObject
{
    Q_OBJECT

    StoredReviews m_reviews;

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_reviews.database.error.isEmpty(), qPrintable(m_reviews.database.error)); }

    void estimatesWithoutReading()
    {
        const auto estimate = m_reviews.reader.readEstimate({});
        QVERIFY2(estimate, reasonOf(estimate));
        QVERIFY(!estimate->value.isExact);
        QVERIFY(std::abs(estimate->value.value - storedReviewCount * 9 / 10) < 200);
        QVERIFY(!estimate->boot.isNull());
        const auto filtered = m_reviews.reader.readEstimate(filterNamed(QStringLiteral("one platform")));
        QVERIFY2(filtered, reasonOf(filtered));
        QVERIFY(filtered->value.value < 300);
    }

    void breaksStatisticsDownSoThatTheyAddUp_data()
    {
        QTest::addColumn<QString>("filter");
        for (const char *filter : {"default", "all", "platforms", "unrated", "text", "nothing", "mixed"})
            QTest::newRow(filter) << QString::fromLatin1(filter);
    }
    void breaksStatisticsDownSoThatTheyAddUp()
    {
        QFETCH(QString, filter);
        const auto answer = m_reviews.reader.readStats(filterNamed(filter));
        QVERIFY2(answer, reasonOf(answer));
        const ReviewStats &stats = answer->value;
        const auto wanted = [&](const QString &expression) {
            return m_reviews.value(QStringLiteral("select %1 from reviews where %2").arg(expression, conditionNamed(filter)));
        };
        QCOMPARE(stats.count, wanted(QStringLiteral("count(*)")).toLongLong());
        QCOMPARE(stats.answered, wanted(QStringLiteral("count(*) filter (where owner_reply <> '')")).toLongLong());
        QCOMPARE(stats.verified, wanted(QStringLiteral("count(*) filter (where is_verified)")).toLongLong());
        const QString average = wanted(QStringLiteral("avg(rating)"));
        QCOMPARE(stats.averageRating.has_value(), !average.isEmpty());
        if (stats.averageRating)
            QVERIFY(std::abs(*stats.averageRating - average.toDouble()) < 1e-9);
        QCOMPARE(std::accumulate(stats.byRating.begin(), stats.byRating.end(), stats.unrated), stats.count);
        QCOMPARE(std::accumulate(stats.bySentiment.begin(), stats.bySentiment.end(), stats.withoutSentiment), stats.count);
        qint64 ofPlatforms = 0;
        for (const auto &platform : stats.byPlatform)
            ofPlatforms += platform.count;
        QCOMPARE(ofPlatforms, stats.count);
        qint64 ofMonths = 0;
        for (const auto &month : stats.byMonth)
            ofMonths += month.count;
        QCOMPARE(ofMonths, stats.count);
        QVERIFY(std::is_sorted(stats.byMonth.begin(), stats.byMonth.end(), [](const auto &a, const auto &b) { return a.first < b.first; }));
        QCOMPARE(stats.byRating[4], wanted(QStringLiteral("count(*) filter (where rating between 3.5 and 4.49)")).toLongLong());
    }

    void countsAFacetWithoutItsOwnRestriction()
    {
        ReviewFilter filter;
        filter.platforms = {Platform::Yelp};
        filter.isVerified = true;
        const auto answer = m_reviews.reader.readFacets(filter);
        QVERIFY2(answer, reasonOf(answer));
        const ReviewFacets &facets = answer->value;
        const auto wanted = [&](const QString &condition) {
            return m_reviews.value(QStringLiteral("select count(*) from reviews where is_active and ") + condition).toLongLong();
        };
        QCOMPARE(facets.platforms[size_t(Platform::Bbb)], wanted(QStringLiteral("is_verified and platform = 'bbb'")));
        QCOMPARE(facets.notVerified, wanted(QStringLiteral("platform = 'yelp' and not is_verified")));
        QCOMPARE(facets.verified, wanted(QStringLiteral("platform = 'yelp' and is_verified")));
        QCOMPARE(facets.unrated, wanted(QStringLiteral("platform = 'yelp' and is_verified and rating is null")));
        QCOMPARE(facets.withoutSentiment, wanted(QStringLiteral("platform = 'yelp' and is_verified and sentiment is null")));
        QCOMPARE(facets.languages.size(), size_t(3));
        qint64 ofEntities = 0;
        for (const auto &entity : facets.entities)
            ofEntities += entity.count;
        QCOMPARE(ofEntities, wanted(QStringLiteral("platform = 'yelp' and is_verified")));
        QVERIFY(!facets.entities.front().name.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestStoredStatistics)
#include "tst_stored_statistics.moc"
