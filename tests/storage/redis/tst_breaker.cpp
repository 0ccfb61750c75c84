// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/redis/breaker.h"
#include "tests/support/manual_clock.h"

#include <QtTest>

using namespace lectern;
using namespace lectern::redis;
using namespace std::chrono_literals;

class TestBreaker : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void opensAfterThreeFailuresInARow()
    {
        ManualClock clock;
        Breaker breaker(clock);
        breaker.noteFailure();
        breaker.noteFailure();
        breaker.noteSuccess();
        breaker.noteFailure();
        breaker.noteFailure();
        QVERIFY(breaker.isClosed());
        breaker.noteFailure();
        QCOMPARE(breaker.state(), BreakerState::Open);
    }

    void probesAfterOneTwoFourEightAndThenEveryFifteenSeconds()
    {
        ManualClock clock;
        Breaker breaker(clock);
        for (int i = 0; i < 3; ++i)
            breaker.noteFailure();
        for (const auto delay : {1s, 2s, 4s, 8s, 15s, 15s}) {
            clock.advance(delay - 1ms);
            QVERIFY(!breaker.admitProbe());
            clock.advance(1ms);
            QVERIFY(breaker.admitProbe());
            QCOMPARE(breaker.state(), BreakerState::HalfOpen);
            QVERIFY(!breaker.admitProbe()); // one probe, not one per thread
            breaker.noteFailure();
            QCOMPARE(breaker.state(), BreakerState::Open);
        }
    }

    void closesWhenAProbeSucceedsAndBeginsAnew()
    {
        ManualClock clock;
        Breaker breaker(clock);
        for (int i = 0; i < 3; ++i)
            breaker.noteFailure();
        clock.advance(1s);
        QVERIFY(breaker.admitProbe());
        breaker.noteSuccess();
        QVERIFY(breaker.isClosed());
        QVERIFY(!breaker.admitProbe());
        for (int i = 0; i < 3; ++i)
            breaker.noteFailure();
        clock.advance(1s);
        QVERIFY(breaker.admitProbe());
    }

    void staysOpenWhenAnAnswerToAnOlderQuestionComes()
    {
        ManualClock clock;
        Breaker breaker(clock);
        for (int i = 0; i < 3; ++i)
            breaker.noteFailure();
        breaker.noteSuccess();
        QCOMPARE(breaker.state(), BreakerState::Open);
    }

    void letsAnotherProbeThroughWhenTheProberNeverReports()
    {
        ManualClock clock;
        Breaker breaker(clock);
        for (int i = 0; i < 3; ++i)
            breaker.noteFailure();
        clock.advance(1s);
        QVERIFY(breaker.admitProbe());
        clock.advance(1s);
        QVERIFY(breaker.admitProbe());
    }
};

QTEST_GUILESS_MAIN(TestBreaker)
#include "tst_breaker.moc"
