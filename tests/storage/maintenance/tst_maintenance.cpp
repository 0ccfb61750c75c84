// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/maintenance/maintenance.h"

#include "tests/support/manual_clock.h"

#include <QTest>

namespace lectern {

using namespace cache;
using namespace maintenance;
using namespace std::chrono_literals;

namespace {

/// Runs each job at once, as if the storage were closing, and counts them by lane.
class CountingExecutor final : public Executor
{
public:
    void enqueue(Lane lane, Job job) override
    {
        ++(lane == Lane::Background ? m_background : m_probes);
        job(nullptr, {});
    }
    [[nodiscard]] int background() const { return m_background; }
    [[nodiscard]] int probes() const { return m_probes; }

private:
    std::atomic<int> m_background{0}, m_probes{0};
};

} // namespace

class TestMaintenance : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void indexingLeavesTheServerToTheFirstPage()
    {
        ManualClock clock;
        CountingExecutor executor;
        const Maintenance maintenance(executor, clock);
        QTRY_VERIFY(executor.probes() >= 2); // it has looked twice
        QCOMPARE(executor.background(), 0);
        clock.advance(1s);
        QTRY_COMPARE(executor.background(), 1);
    }

    void indexingRestsWhenNothingIsLeft()
    {
        ManualClock clock;
        CountingExecutor executor;
        const Maintenance maintenance(executor, clock);
        clock.advance(1s);
        QTRY_COMPARE(executor.background(), 1);
        const int probes = executor.probes();
        QTRY_VERIFY(executor.probes() >= probes + 2);
        QCOMPARE(executor.background(), 1);
        clock.advance(5s);
        QTRY_COMPARE(executor.background(), 2);
    }
};

} // namespace lectern

QTEST_GUILESS_MAIN(lectern::TestMaintenance)
#include "tst_maintenance.moc"
