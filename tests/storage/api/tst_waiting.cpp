// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/api/waiting.h"

#include <QTest>

#include <optional>
#include <thread>

using namespace lectern;
using namespace std::chrono_literals;

class TestWaiting : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void waitsForItsTime() { QVERIFY(waitUnlessStopped(1ms, {})); }

    void waitsNoLongerOnceStopped()
    {
        std::stop_source stop;
        std::jthread stopper([&stop] { stop.request_stop(); });
        QVERIFY(!waitUnlessStopped(1h, stop.get_token()));
        QVERIFY(!waitUnlessStopped(1h, stop.get_token())); // stopped before
    }

    void eitherOfTwoStops()
    {
        std::stop_source one, other;
        const EitherStop either(one.get_token(), other.get_token());
        QVERIFY(!either.token().stop_requested());
        other.request_stop();
        QVERIFY(either.token().stop_requested());
        QVERIFY(!one.stop_requested());
        QVERIFY(EitherStop(other.get_token(), {}).token().stop_requested()); // stopped before
    }

    void aTokenOutlivesWhatMadeIt()
    {
        std::stop_source one;
        std::optional<EitherStop> either(std::in_place, one.get_token(), std::stop_token());
        const std::stop_token token = either->token();
        either.reset();
        one.request_stop();
        QVERIFY(!token.stop_requested());
    }
};

QTEST_APPLESS_MAIN(TestWaiting)
#include "tst_waiting.moc"
