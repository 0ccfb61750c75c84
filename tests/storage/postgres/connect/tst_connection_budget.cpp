// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/connect/connection_budget.h"

#include "tests/support/seed.h"

#include <QTest>

#include <atomic>
#include <mutex>
#include <random>
#include <thread>
#include <vector>

using namespace lectern;
using namespace lectern::postgres;
using namespace std::chrono_literals;

class TestConnectionBudget : public QObject
{
    Q_OBJECT

    static ConnectionBudget::Clock::time_point in(std::chrono::milliseconds time) { return ConnectionBudget::Clock::now() + time; }

private Q_SLOTS:
    void givesAsManyAsThereAre()
    {
        ConnectionBudget budget(2);
        QVERIFY(budget.take(in(0ms), {}));
        QVERIFY(!budget.isTight());
        QVERIFY(budget.take(in(0ms), {}));
        QVERIFY(budget.isTight());
        const auto third = budget.take(in(1ms), {});
        QVERIFY(!third);
        QCOMPARE(third.error().code, ErrorCode::Timeout);
        budget.giveBack();
        QVERIFY(budget.take(in(0ms), {}));
        QCOMPARE(budget.heldCount(), 2);
    }

    void whoWaitsIsHeardAndGetsWhatIsGivenBack()
    {
        ConnectionBudget budget(1);
        QVERIFY(budget.take(in(0ms), {}));
        std::atomic<int> calls{0};
        const ConnectionBudget::Listener listener(budget, [&calls] { ++calls; });
        std::atomic<bool> hasOne{false};
        std::jthread waiter([&] { hasOne = budget.take(in(1min), {}).has_value(); });
        QTRY_VERIFY(budget.isWanted());
        QTRY_COMPARE(calls.load(), 1);
        budget.giveBack();
        waiter.join();
        QVERIFY(hasOne);
        QVERIFY(!budget.isWanted());
    }

    void whoWaitsLongestIsServedFirst()
    {
        ConnectionBudget budget(1);
        QVERIFY(budget.take(in(0ms), {}));
        std::mutex mutex;
        std::vector<int> served;
        std::vector<std::jthread> waiters;
        for (int i = 0; i < 4; ++i) {
            std::atomic<bool> isCalled{false};
            const ConnectionBudget::Listener listener(budget, [&isCalled] { isCalled = true; });
            waiters.emplace_back([&, i] {
                const auto taken = budget.take(in(1min), {});
                {
                    const std::lock_guard lock(mutex);
                    served.push_back(taken ? i : -1);
                }
                budget.giveBack();
                (void)budget.take(in(1min), {}); // asks again at once: it has to wait behind the others
                budget.giveBack();
            });
            QTRY_VERIFY(isCalled.load());
        }
        budget.giveBack();
        waiters.clear();
        QCOMPARE(served, (std::vector<int>{0, 1, 2, 3}));
    }

    void aListenerThatIsGoneIsNotCalled()
    {
        ConnectionBudget budget(1);
        int calls = 0;
        {
            const ConnectionBudget::Listener listener(budget, [&calls] { ++calls; });
        }
        QVERIFY(budget.take(in(0ms), {}));
        QVERIFY(!budget.take(in(1ms), {}));
        QCOMPARE(calls, 0);
    }

    void whoIsStoppedWaitsNoLonger()
    {
        ConnectionBudget budget(1);
        QVERIFY(budget.take(in(0ms), {}));
        std::stop_source stop;
        Result<void> outcome;
        std::jthread waiter([&] { outcome = budget.take(in(1h), stop.get_token()); });
        QTRY_VERIFY(budget.isWanted());
        stop.request_stop();
        waiter.join();
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, ErrorCode::Cancelled);
    }

    void aServerThatRefusesOneMoreIsNotAskedForMore()
    {
        ConnectionBudget budget(4);
        for (int i = 0; i < 3; ++i)
            QVERIFY(budget.take(in(0ms), {}));
        QVERIFY(budget.noteRefusal(ConnectionBudget::Clock::now())); // the third one was refused: two are open
        budget.giveBack();
        QVERIFY(!budget.take(in(1ms), {}));
        budget.giveBack(); // one is open
        QVERIFY(budget.take(in(0ms), {}));
        QCOMPARE(budget.heldCount(), 2);
    }

    void aRefusalIsForgotten()
    {
        ConnectionBudget budget(4);
        QVERIFY(budget.take(in(0ms), {}) && budget.take(in(0ms), {}));
        QVERIFY(budget.noteRefusal(ConnectionBudget::Clock::now() - ConnectionBudget::shrunkFor));
        QVERIFY(budget.take(in(0ms), {}));
    }

    void whoHoldsNothingElseNeedNotWait()
    {
        ConnectionBudget budget(4);
        QVERIFY(budget.take(in(0ms), {}));
        QVERIFY(!budget.noteRefusal(ConnectionBudget::Clock::now()));
    }

    void neverGivesMoreThanThereAre()
    {
        const unsigned seed = testSeed();
        std::minstd_rand random(seed);
        const int limit = 1 + int(random() % 4);
        ConnectionBudget budget(limit);
        std::atomic<int> held{0}, most{0}, taken{0};
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < 8; ++i) {
                threads.emplace_back([&, own = std::minstd_rand(random())]() mutable {
                    for (int round = 0; round < 200; ++round) {
                        std::stop_source stop;
                        if (own() % 10 == 0)
                            stop.request_stop();
                        if (!budget.take(in(std::chrono::milliseconds(own() % 20)), stop.get_token()))
                            continue;
                        ++taken;
                        const int now = ++held;
                        for (int before = most; before < now && !most.compare_exchange_weak(before, now);) {}
                        if (own() % 4 == 0)
                            std::this_thread::sleep_for(std::chrono::microseconds(own() % 500));
                        --held;
                        budget.giveBack();
                    }
                });
            }
        }
        QVERIFY2(most <= limit, qPrintable(QStringLiteral("%1 of %2").arg(most).arg(limit)));
        QVERIFY(taken > 100);
        QCOMPARE(budget.heldCount(), 0);
        QCOMPARE(budget.mostHeld(), most.load());
    }
};

QTEST_GUILESS_MAIN(TestConnectionBudget)
#include "tst_connection_budget.moc"
