// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/kit/interrupt.h"

#include <QTest>

#include <csignal>

using namespace lectern;
using namespace lectern::ctl;

class TestInterrupt : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aSignalAsksToStop_data()
    {
        QTest::addColumn<int>("number");
        QTest::newRow("Ctrl+C") << SIGINT;
        QTest::newRow("SIGTERM") << SIGTERM;
    }

    void aSignalAsksToStop()
    {
        QFETCH(int, number);
        const Interrupt interrupt;
        QVERIFY(!interrupt.token().stop_requested());
        std::raise(number);
        QTRY_VERIFY(interrupt.token().stop_requested());
    }

    void startsAnewAfterAnEarlierOne()
    {
        const Interrupt interrupt;
        QVERIFY(!interrupt.token().stop_requested());
    }
};

QTEST_GUILESS_MAIN(TestInterrupt)
#include "tst_interrupt.moc"
