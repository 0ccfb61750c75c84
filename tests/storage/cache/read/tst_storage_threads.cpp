// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/cache/read/storage_threads.h"

#include <QTest>

#include <atomic>
#include <semaphore>
#include <set>
#include <thread>

using namespace lectern;
using namespace lectern::cache;
using namespace std::chrono_literals;

/// The threads and the queue before them, without any server: a connection that nobody uses is none.
class TestStorageThreads : public QObject
{
    Q_OBJECT

    using Lane = StorageThreads::Lane;

    redis::Breaker m_breaker{Clock::boot()};
    metrics::ReadMetrics m_metrics;
    postgres::ConnectionBudget m_budget;

    std::unique_ptr<StorageThreads> make(int count)
    {
        return std::make_unique<StorageThreads>(
            count,
            [this](int number) {
                return std::make_unique<Connections>(QStringLiteral("postgresql://nobody@127.0.0.1:1/nothing"), QString(),
                                                     QStringLiteral("test %1").arg(number), m_breaker, m_metrics, Clock::boot());
            },
            m_budget);
    }
    /// Blocks a thread until the test releases it, or until the threads close because the test failed. Tests declare what their work uses
    /// before the threads, so that it outlives them.
    struct Gate {
        std::binary_semaphore entered{0}, open{0};
        StorageThreads::Job job()
        {
            return [this](Connections *, const std::stop_token &stop) {
                entered.release();
                while (!open.try_acquire_for(1ms) && !stop.stop_requested()) {}
            };
        }
    };

private Q_SLOTS:
    void whatAPersonWaitsForGoesFirst()
    {
        Gate gate;
        std::mutex mutex;
        QStringList order;
        std::counting_semaphore<3> done{0};
        const auto note = [&](const char *what) {
            return [&, what](Connections *, const std::stop_token &) {
                {
                    const std::lock_guard lock(mutex);
                    order << QLatin1String(what);
                }
                done.release();
            };
        };
        const auto threads = make(1);
        threads->enqueue(Lane::Interactive, gate.job());
        gate.entered.acquire();
        threads->enqueue(Lane::Background, note("background"));
        threads->enqueue(Lane::Aggregate, note("aggregate"));
        threads->enqueue(Lane::Interactive, note("interactive"));
        gate.open.release();
        for (int i = 0; i < 3; ++i)
            done.acquire();
        QCOMPARE(order, QStringList({QStringLiteral("interactive"), QStringLiteral("aggregate"), QStringLiteral("background")}));
    }

    void slowWorkNeverTakesAllThreads()
    {
        Gate slow;
        std::atomic<bool> hasSecondBegun{false};
        std::binary_semaphore answered{0};
        const auto threads = make(3);
        threads->enqueue(Lane::Aggregate, slow.job());
        slow.entered.acquire();
        threads->enqueue(Lane::Aggregate, [&](Connections *, const std::stop_token &) { hasSecondBegun = true; });
        for (int i = 0; i < 20; ++i) {
            threads->enqueue(Lane::Interactive, [&](Connections *, const std::stop_token &) { answered.release(); });
            answered.acquire();
        }
        QVERIFY(!hasSecondBegun);
        slow.open.release();
        QTRY_VERIFY(hasSecondBegun.load());
    }

    void aggregatesDoNotWaitForBackgroundWork()
    {
        Gate background, aggregate;
        std::atomic<bool> hasSecondBegun{false};
        std::binary_semaphore answered{0};
        const auto threads = make(3);
        threads->enqueue(Lane::Background, background.job());
        background.entered.acquire();
        threads->enqueue(Lane::Background, [&](Connections *, const std::stop_token &) { hasSecondBegun = true; });
        threads->enqueue(Lane::Aggregate, aggregate.job());
        QVERIFY(aggregate.entered.try_acquire_for(30s));
        threads->enqueue(Lane::Interactive, [&](Connections *, const std::stop_token &) { answered.release(); });
        QVERIFY(answered.try_acquire_for(30s));
        QVERIFY(!hasSecondBegun);
        aggregate.open.release();
        background.open.release();
        QTRY_VERIFY(hasSecondBegun.load());
    }

    void backgroundWorkIsDoneOneByOne()
    {
        Gate background;
        std::atomic<bool> hasSecondBegun{false};
        std::binary_semaphore answered{0};
        const auto threads = make(4);
        threads->enqueue(Lane::Background, background.job());
        background.entered.acquire();
        threads->enqueue(Lane::Background, [&](Connections *, const std::stop_token &) { hasSecondBegun = true; });
        for (int i = 0; i < 20; ++i) {
            threads->enqueue(Lane::Interactive, [&](Connections *, const std::stop_token &) { answered.release(); });
            QVERIFY(answered.try_acquire_for(30s));
        }
        QVERIFY(!hasSecondBegun);
        background.open.release();
        QTRY_VERIFY(hasSecondBegun.load());
    }

    void twoThreadsKeepOneForPages()
    {
        Gate background;
        std::atomic<bool> hasAggregateBegun{false};
        std::binary_semaphore answered{0};
        const auto threads = make(2);
        threads->enqueue(Lane::Background, background.job());
        background.entered.acquire();
        threads->enqueue(Lane::Aggregate, [&](Connections *, const std::stop_token &) { hasAggregateBegun = true; });
        threads->enqueue(Lane::Interactive, [&](Connections *, const std::stop_token &) { answered.release(); });
        QVERIFY(answered.try_acquire_for(30s));
        QVERIFY(!hasAggregateBegun);
        background.open.release();
        QTRY_VERIFY(hasAggregateBegun.load());
    }

    void workGoesToWhoRestedLast()
    {
        const auto threads = make(3);
        std::set<QThread *> workers;
        std::binary_semaphore done{0};
        const auto work = [&](Lane lane) {
            threads->enqueue(lane, [&](Connections *, const std::stop_token &) {
                workers.insert(QThread::currentThread());
                done.release();
            });
            done.acquire();
            QTest::qSleep(2); // so that it rests again
        };
        // On a machine that is busy with other things one may come to rest late; taken in turns, all three would work each time.
        for (int round = 0; round == 0 || (workers.size() > 1 && round < 20); ++round) {
            work(Lane::Interactive);
            workers.clear();
            for (int i = 0; i < 10; ++i)
                work(i % 2 == 0 ? Lane::Interactive : Lane::Background);
        }
        QCOMPARE(workers.size(), size_t(1));
    }

    void whatWaitsWhenItClosesRunsWithoutConnections()
    {
        const auto threads = make(1);
        std::binary_semaphore begun{0};
        threads->enqueue(Lane::Interactive, [&](Connections *, const std::stop_token &stop) {
            begun.release();
            (void)waitUnlessStopped(1min, stop);
        });
        begun.acquire();
        std::atomic<int> withoutConnections{0};
        for (int i = 0; i < 3; ++i)
            threads->enqueue(Lane(i), [&](Connections *connections, const std::stop_token &stop) {
                withoutConnections += !connections && stop.stop_requested() ? 1 : 0;
            });
        threads->close();
        QCOMPARE(withoutConnections.load(), 3);
        threads->enqueue(Lane::Interactive, [&](Connections *connections, const std::stop_token &) { withoutConnections += connections ? 0 : 1; });
        QCOMPARE(withoutConnections.load(), 4);
    }

    void aCallerWhoStoppedIsAnsweredAtOnceWhenItsTurnComes()
    {
        const auto threads = make(1);
        std::stop_source stop;
        stop.request_stop();
        bool wasRun = false;
        auto answer = onStorageThread<int>(*threads, Lane::Interactive, stop.get_token(), [&](Connections &, const std::stop_token &) -> Result<int> {
            wasRun = true;
            return 1;
        });
        answer.waitForFinished();
        QVERIFY(!wasRun);
        QVERIFY(!answer.result());
        QCOMPARE(answer.result().error().code, ErrorCode::Cancelled);
    }

    void workIsToldWhenItsCallerStopsOrTheStorageCloses_data()
    {
        QTest::addColumn<bool>("isClosed");
        QTest::newRow("the caller stops") << false;
        QTest::newRow("the storage closes") << true;
    }
    void workIsToldWhenItsCallerStopsOrTheStorageCloses()
    {
        QFETCH(bool, isClosed);
        const auto threads = make(1);
        std::stop_source stop;
        std::binary_semaphore begun{0};
        auto answer = onStorageThread<int>(*threads, Lane::Interactive, stop.get_token(),
                                           [&](Connections &, const std::stop_token &either) -> Result<int> {
                                               begun.release();
                                               return waitUnlessStopped(1min, either) ? 1 : 2;
                                           });
        begun.acquire();
        if (isClosed)
            threads->close();
        else
            stop.request_stop();
        answer.waitForFinished();
        QCOMPARE(answer.result().value_or(0), 2);
    }
};

QTEST_GUILESS_MAIN(TestStorageThreads)
#include "tst_storage_threads.moc"
