// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/commands/write_door.h"

#include "tests/support/manual_clock.h"

#include <QTest>

using namespace lectern;
using namespace lectern::commands;
using namespace std::chrono_literals;

class TestWriteDoor : public QObject
{
    Q_OBJECT
    ManualClock m_clock;
    redis::Breaker m_breaker{m_clock};
    metrics::ReadMetrics m_metrics;
    jobs::JobSignals m_signals{QString(), 1, m_breaker, m_metrics};
    cache::Freshness m_freshness{m_clock};
    WriteDoor m_door{m_freshness, m_signals};

    bool isTold()
    {
        const bool isTold = m_freshness.ownWriteAt() == m_clock.now();
        m_clock.advance(1s);
        return isTold;
    }
    static tl::unexpected<StorageError> lost() { return failure(ErrorCode::Unavailable, FaultyPart::PostgreSql, QStringLiteral("lost")); }

private Q_SLOTS:
    void whatPassesIsTold()
    {
        bool wasToldBefore = true;
        const Result<int> result = m_door.pass([&]() -> Result<int> {
            wasToldBefore = m_freshness.ownWriteAt() == m_clock.now();
            return 7;
        });
        QCOMPARE(*result, 7);
        QVERIFY(!wasToldBefore);
        QVERIFY(isTold());
    }

    void aFailureIsToldToo()
    {
        QVERIFY(!m_door.pass([]() -> Result<void> { return lost(); }));
        QVERIFY(isTold());
        QVERIFY(!m_door.passIfWritten([]() -> Result<int> { return lost(); }, [](int) { return false; }));
        QVERIFY(isTold());
    }

    void whatWroteNothingIsNotTold()
    {
        QVERIFY(m_door.passIfWritten([]() -> Result<int> { return 0; }, [](int count) { return count > 0; }));
        QVERIFY(!isTold());
        QVERIFY(m_door.passIfWritten([]() -> Result<int> { return 1; }, [](int count) { return count > 0; }));
        QVERIFY(isTold());
    }

    void workIsCalledOutOnceItIsThere()
    {
        const auto rings = m_signals.wakes().rings();
        QVERIFY(!m_door.passWork([]() -> Result<void> { return lost(); }));
        QCOMPARE(m_signals.wakes().rings(), rings);
        QVERIFY(isTold());
        QVERIFY(m_door.passWork([]() -> Result<void> { return {}; }));
        QVERIFY(m_signals.wakes().rings() > rings);
        QVERIFY(isTold());
    }
};

QTEST_GUILESS_MAIN(TestWriteDoor)
#include "tst_write_door.moc"
