// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/monitor/metrics_point.h"
#include "tests/support/fakes/fake_metrics_source.h"

#include <QtTest>

using namespace lectern;
using namespace lectern::models;
using namespace std::chrono_literals;

class TestMetricsPoint : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sharesComeFromDifferencesAndNotFromTotals()
    {
        FakeMetricsSource source;
        source.read(0, Source::Postgres, 900, 1000);
        const MetricsSnapshot before = source.now;
        source.now.at += 2s;
        source.read(0, Source::Memory, 6, 10);
        source.read(1, Source::Redis, 3, 200);
        source.read(2, Source::Postgres, 1, 1500);
        source.miss(2, MissReason::Bypass, 1);

        const MetricsPoint point = pointBetween(before, source.now);
        QCOMPARE(point.reads, std::uint64_t(10));
        QCOMPARE(point.readsPerSecond, 5.0);
        QCOMPARE(point.memoryShare, std::optional(0.6));
        QCOMPARE(point.cacheShare, std::optional(0.9));
        QCOMPARE(point.redisShare, std::optional(0.75));
        QCOMPARE(point.bypassShare, std::optional(0.1));
    }

    void nothingReadIsNotZeroPercent()
    {
        FakeMetricsSource source;
        source.read(0, Source::Memory, 10, 10);
        const MetricsSnapshot before = source.now;
        source.now.at += 1s;
        const MetricsPoint point = pointBetween(before, source.now);
        QVERIFY(!point.cacheShare);
        QVERIFY(!point.memoryShare);
        QVERIFY(!point.overall.p50);
        QCOMPARE(point.readsPerSecond, 0.0);
    }

    void countersThatBeganAnewCountFromZero()
    {
        FakeMetricsSource earlier;
        earlier.read(0, Source::Redis, 1000, 200);
        FakeMetricsSource later;
        later.now.at = earlier.now.at + 1s;
        later.read(0, Source::Memory, 4, 10);
        later.read(0, Source::Postgres, 4, 800);
        const MetricsPoint point = pointBetween(earlier.now, later.now);
        QCOMPARE(point.reads, std::uint64_t(8));
        QCOMPARE(point.cacheShare, std::optional(0.5));
        QVERIFY(point.postgres.p50);
        QVERIFY(!point.redis.p50);
    }

    void percentilesAreOfTheSpanAlone()
    {
        FakeMetricsSource source;
        source.read(0, Source::Redis, 10'000, 100'000); // long ago and slow
        const MetricsSnapshot before = source.now;
        source.now.at += 1s;
        source.read(0, Source::Redis, 90, 200);
        source.read(0, Source::Redis, 10, 3'000);
        const MetricsPoint point = pointBetween(before, source.now);
        QVERIFY(*point.redis.p50 >= 200 && *point.redis.p50 < 200 * 1.07);
        QVERIFY(*point.redis.p95 >= 3'000 && *point.redis.p95 < 3'000 * 1.07);
    }

    void percentilesOfKnownBars_data()
    {
        QTest::addColumn<double>("share");
        QTest::addColumn<double>("expected");
        QTest::newRow("lowest") << 0.0 << 1.0;
        QTest::newRow("at the edge of a bar") << 0.5 << 1.0;
        QTest::newRow("just behind it") << 0.51 << 2.0;
        QTest::newRow("in the last bar") << 0.95 << 9.0;
        QTest::newRow("highest") << 1.0 << 9.0;
    }

    void percentilesOfKnownBars()
    {
        QFETCH(double, share);
        QFETCH(double, expected);
        QCOMPARE(percentileOf({{1.0, 50}, {2.0, 40}, {9.0, 10}}, share), std::optional(expected));
    }

    void differenceUndoesSum()
    {
        const LatencyBars one{{1.0, 5}, {4.0, 2}};
        const LatencyBars other{{1.0, 1}, {2.0, 7}, {8.0, 1}};
        QVERIFY(sumOf(one, other) == (LatencyBars{{1.0, 6}, {2.0, 7}, {4.0, 2}, {8.0, 1}}));
        QVERIFY(differenceOf(one, sumOf(one, other)) == other);
        QVERIFY(differenceOf(one, one).empty());
    }
};

QTEST_GUILESS_MAIN(TestMetricsPoint)
#include "tst_metrics_point.moc"
