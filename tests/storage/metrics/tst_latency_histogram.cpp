// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/metrics/latency_histogram.h"

#include <QtTest>

#include <thread>

using namespace lectern;
using namespace lectern::metrics;
using namespace std::chrono_literals;

class TestLatencyHistogram : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysNothingOfNothing()
    {
        const LatencyHistogram histogram;
        QCOMPARE(histogram.summary().count, std::uint64_t(0));
        QCOMPARE(histogram.summary().p99, 0.0);
        QCOMPARE(histogram.mean(), 0ns);
    }

    void percentilesAreAtMostASixteenthTooHighAndNeverTooLow()
    {
        LatencyHistogram histogram;
        for (int i = 1; i <= 10'000; ++i)
            histogram.record(std::chrono::microseconds(i));
        const LatencySummary summary = histogram.summary();
        for (const auto &[shown, exact] : {std::pair(summary.p50, 5000.0), {summary.p95, 9500.0}, {summary.p99, 9900.0}}) {
            QVERIFY2(shown >= exact, qPrintable(QString::number(shown)));
            QVERIFY2(shown <= exact * 1.0626, qPrintable(QString::number(shown)));
        }
        QCOMPARE(summary.max, 10'000.0);
        QCOMPARE(summary.mean, 5000.5);
    }

    void keepsDurationsBeyondItsRange()
    {
        LatencyHistogram histogram;
        histogram.record(10min);
        histogram.record(-5ns); // a clock that stepped back counts as nothing
        QCOMPARE(histogram.summary().count, std::uint64_t(2));
        QCOMPARE(histogram.summary().max, 600e6);
    }

    void everyDurationFallsIntoABarThatEndsAboveIt()
    {
        for (std::int64_t nanoseconds = 1; nanoseconds < (std::int64_t(1) << 36); nanoseconds += 1 + nanoseconds / 7) {
            LatencyHistogram histogram;
            histogram.record(std::chrono::nanoseconds(nanoseconds));
            const LatencySummary summary = histogram.summary();
            QCOMPARE(summary.p50, double(nanoseconds) / 1000.0);
        }
    }

    void losesNothingWhenManyRecordAtOnce()
    {
        LatencyHistogram histogram;
        {
            std::vector<std::jthread> threads;
            for (int t = 0; t < 4; ++t) {
                threads.emplace_back([&] {
                    for (int i = 0; i < 20'000; ++i)
                        histogram.record(1us);
                });
            }
        }
        QCOMPARE(histogram.count(), std::uint64_t(80'000));
        QCOMPARE(histogram.mean(), 1000ns);
    }
};

QTEST_GUILESS_MAIN(TestLatencyHistogram)
#include "tst_latency_histogram.moc"
