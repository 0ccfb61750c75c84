// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/session/statement_limits.h"

#include <QTest>

using namespace lectern::postgres;
using namespace std::chrono_literals;

class TestStatementLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theShorterDeadlineHolds()
    {
        QCOMPARE(StatementLimits({5s, {}}).within({2s, {}}).deadline, 2s);
        QCOMPARE(StatementLimits({2s, {}}).within({5s, {}}).deadline, 2s);
    }

    void aStopOfItsOwnGoesFirst()
    {
        std::stop_source own, most;
        most.request_stop();
        QVERIFY(!StatementLimits({1s, own.get_token()}).within({1s, most.get_token()}).stop.stop_requested());
        QVERIFY(StatementLimits({1s, {}}).within({1s, most.get_token()}).stop.stop_requested());
    }

    void runFromTheMomentInWhichTheyAreMade()
    {
        const auto before = std::chrono::steady_clock::now();
        const RunningLimits running({3s, {}});
        QVERIFY(running.deadline >= before + 3s);
        QVERIFY(running.deadline <= std::chrono::steady_clock::now() + 3s);
    }
};

QTEST_APPLESS_MAIN(TestStatementLimits)
#include "tst_statement_limits.moc"
