// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/monitor/metrics_sampler.h"
#include "tests/support/fakes/fake_metrics_source.h"

#include <QtTest>

using namespace lectern;
using namespace lectern::models;
using namespace std::chrono_literals;

class TestMetricsSampler : public QObject
{
    Q_OBJECT

    FakeMetricsSource source;

    void pass(MetricsSampler &sampler, std::chrono::milliseconds time, std::uint64_t memoryHitsPerSample = 0)
    {
        for (auto left = time; left > 0ms; left -= MetricsSampler::interval) {
            source.now.at += MetricsSampler::interval;
            if (memoryHitsPerSample > 0)
                source.read(0, Source::Memory, memoryHitsPerSample, 10);
            sampler.sample();
        }
    }

private Q_SLOTS:
    void init() { source = FakeMetricsSource(); }

    void keepsAQuarterOfAnHour()
    {
        MetricsSampler sampler(source);
        pass(sampler, 20min, 1);
        const auto span = sampler.points().back().at - sampler.points().front().at;
        QCOMPARE(span, std::chrono::milliseconds(MetricsSampler::kept));
        QCOMPARE(sampler.points().back().at, source.now.at);
    }

    void aPointForgetsWhatIsOlderThanHalfAMinute()
    {
        MetricsSampler sampler(source);
        source.read(0, Source::Postgres, 100, 1000);
        sampler.sample();
        QCOMPARE(sampler.latestPoint().cacheShare, std::optional(0.0));
        pass(sampler, 20s, 1);
        QVERIFY(*sampler.latestPoint().cacheShare < 0.5);
        pass(sampler, 20s, 1);
        QCOMPARE(sampler.latestPoint().cacheShare, std::optional(1.0));
        pass(sampler, 40s);
        QVERIFY(!sampler.latestPoint().cacheShare);
    }

    void ratesAreOfTheWindow()
    {
        MetricsSampler sampler(source);
        pass(sampler, 2min, 5);
        QCOMPARE(sampler.latestPoint().readsPerSecond, 20.0);
    }

    void beginsAnewWhenTheCountersDo()
    {
        MetricsSampler sampler(source);
        pass(sampler, 1min, 4);
        const auto at = source.now.at;
        source = FakeMetricsSource();
        source.now.at = at + 1s;
        source.read(0, Source::Postgres, 2, 900);
        sampler.sample();
        QCOMPARE(sampler.latestPoint().reads, std::uint64_t(2));
        QCOMPARE(sampler.latestPoint().cacheShare, std::optional(0.0));
    }

    void saysWhetherAnythingWasEverRead()
    {
        MetricsSampler sampler(source);
        pass(sampler, 1s);
        QVERIFY(!sampler.hasReads());
        pass(sampler, 1s, 1);
        QVERIFY(sampler.hasReads());
    }

    void aBurstIsWhatLiesBetweenQuietSeconds()
    {
        MetricsSampler sampler(source);
        sampler.sample();
        source.spend(ReadStep::PostgresRoundTrip, 2, 1500);
        pass(sampler, 250ms, 2);
        source.spend(ReadStep::Paint, 1, 2600);
        pass(sampler, 500ms);
        QCOMPARE(sampler.burst().reads(), std::uint64_t(2));
        QCOMPARE(sampler.burst().of(ReadStep::PostgresRoundTrip).microseconds, 3000.0);
        QCOMPARE(sampler.burst().of(ReadStep::Paint).mean(), 2600.0);

        pass(sampler, 3s);
        source.spend(ReadStep::Paint, 1, 9000); // the mouse moved: no read, not part of it
        pass(sampler, 250ms);
        QCOMPARE(sampler.burst().totalMicroseconds(), 5600.0);

        source.spend(ReadStep::RedisRoundTrip, 1, 60);
        pass(sampler, 250ms, 1);
        QCOMPARE(sampler.burst().reads(), std::uint64_t(1));
        QCOMPARE(sampler.burst().totalMicroseconds(), 60.0);
    }
};

QTEST_GUILESS_MAIN(TestMetricsSampler)
#include "tst_metrics_sampler.moc"
