// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/refresh_schedule.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>

using namespace lectern::models;
using namespace std::chrono_literals;

class TestRefreshSchedule : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isNeverDueWithoutAnInterval()
    {
        RefreshSchedule schedule;
        QSignalSpy due(&schedule, &RefreshSchedule::due);
        schedule.startNow();
        schedule.startSoon();
        schedule.begin();
        schedule.end();
        QVERIFY(!due.wait(50));
    }

    void isDueAfterItsIntervalWhenReadingCostNothing()
    {
        RefreshSchedule schedule;
        QSignalSpy due(&schedule, &RefreshSchedule::due);
        schedule.setInterval(1ms);
        schedule.begin();
        schedule.end();
        QVERIFY(due.wait());
    }

    void restsTenTimesAsLongAsReadingTook()
    {
        RefreshSchedule schedule;
        QSignalSpy due(&schedule, &RefreshSchedule::due);
        schedule.setInterval(1ms);
        schedule.begin();
        QThread::msleep(30);
        QElapsedTimer rest;
        rest.start();
        schedule.end();
        schedule.startSoon(); // no sooner than its share allows
        QVERIFY(due.wait());
        QVERIFY(rest.elapsed() >= 270);
    }

    void isDueAtOnceWhenWhatWasReadIsOutdated()
    {
        RefreshSchedule schedule;
        QSignalSpy due(&schedule, &RefreshSchedule::due);
        schedule.setInterval(1h);
        schedule.begin();
        schedule.setOutdated(true);
        schedule.end();
        QVERIFY(due.wait());
        schedule.begin();
        schedule.end(); // that was once
        QVERIFY(!due.wait(50));
    }

    void isNotDueWhileReading()
    {
        RefreshSchedule schedule;
        QSignalSpy due(&schedule, &RefreshSchedule::due);
        schedule.setInterval(1ms);
        schedule.startNow();
        schedule.begin();
        QVERIFY(!due.wait(50));
    }
};

QTEST_GUILESS_MAIN(TestRefreshSchedule)
#include "tst_refresh_schedule.moc"
