// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/cache/read/single_flight.h"

#include "tests/support/fakes/simulated_postgres.h"
#include "tests/support/fakes/simulated_redis.h"

#include <QTest>

#include <deque>

using namespace lectern;
using namespace lectern::cache;
using namespace std::chrono_literals;

namespace {

const QByteArray row("a");

/// Does its work when the test says so.
class QueueingExecutor final : public Executor
{
public:
    void enqueue(Lane lane, Job job) override
    {
        lanes.push_back(lane);
        jobs.push_back(std::move(job));
    }
    void runNext(Connections *connections, const std::stop_token &stop = {})
    {
        const Job job = std::move(jobs.front());
        jobs.pop_front();
        job(connections, stop);
    }
    std::deque<Job> jobs;
    std::vector<Lane> lanes;
};

} // namespace

class TestSingleFlight : public QObject
{
    Q_OBJECT
    using Future = FutureAnswer<RowCount>;

    ManualClock m_clock;
    std::unique_ptr<SimulatedPostgres> m_postgres;
    SimulatedRedis m_redis;
    std::unique_ptr<ReadPath> m_path;
    QueueingExecutor m_executor;
    std::unique_ptr<SingleFlight> m_flights;
    std::unique_ptr<Connections> m_connections;
    SimulatedDatabase *m_database = nullptr;
    std::function<void()> m_whileAsking; ///< Happens once, when so many pauses have come.
    int m_pauses = 1;

    Future fetch(std::chrono::milliseconds bound = panelBound, std::stop_token stop = {}, Family family = Family::ReviewsSingle)
    {
        return m_flights->fetch(counterQuestion(row, bound, family), std::move(stop));
    }
    void run() { m_executor.runNext(m_connections.get()); }
    static qint64 numberIn(const Future &future) { return future.isFinished() && future.result() ? future.result()->value->value : -1; }

private Q_SLOTS:
    void init()
    {
        m_postgres = std::make_unique<SimulatedPostgres>(m_clock);
        m_redis = {};
        m_whileAsking = {};
        m_pauses = 1;
        m_executor.jobs.clear();
        m_executor.lanes.clear();
        const auto pause = [this] {
            if (--m_pauses < 1 && m_whileAsking)
                std::exchange(m_whileAsking, {})();
        };
        m_path = std::make_unique<ReadPath>(ReadPath::Config{1, 1 << 20, Lifetimes(), 0}, m_clock, [](HitCheck::Task) {});
        m_flights = std::make_unique<SingleFlight>(*m_path, m_executor, m_clock);
        auto database = std::make_unique<SimulatedDatabase>(*m_postgres, pause);
        m_database = database.get();
        m_connections = std::make_unique<Connections>(std::move(database), std::make_unique<SimulatedRemoteCache>(m_redis, m_clock, [] {}));
        QVERIFY(m_postgres->touch(row));
    }

    void whoAsksTheSameJoins()
    {
        const Future first = fetch(), second = fetch();
        QCOMPARE(m_executor.jobs.size(), size_t(1));
        QVERIFY(!first.isFinished());
        run();
        QCOMPARE(numberIn(first), m_postgres->value(row));
        QCOMPARE(numberIn(second), m_postgres->value(row));
        QCOMPARE(first.result()->value.get(), second.result()->value.get()); // shared, not copied
        QCOMPARE(m_database->asked, 1);
    }

    void anotherBoundIsAnotherFlight()
    {
        const Future panel = fetch(), strict = fetch(strictBound);
        QCOMPARE(m_executor.jobs.size(), size_t(2));
        run();
        run();
        QVERIFY(panel.isFinished() && strict.isFinished());
    }

    void whatMemoryProvesNeedsNoFlight()
    {
        static_cast<void>(fetch());
        run();
        const Future again = fetch();
        QVERIFY(again.isFinished());
        QCOMPARE(again.result()->provenance.source, Source::Memory);
        QVERIFY(m_executor.jobs.empty());
    }

    void whoComesWhileItIsOnItsWayJoinsWithinTheBound()
    {
        Future late;
        m_whileAsking = [&] {
            m_clock.advance(500ms);
            late = fetch();
        };
        const Future first = fetch();
        run();
        QVERIFY(m_executor.jobs.empty());
        QCOMPARE(numberIn(late), numberIn(first));
    }

    void whoComesTooLateFliesAnew()
    {
        Future late;
        m_whileAsking = [&] {
            m_clock.advance(1500ms);
            late = fetch();
        };
        const Future first = fetch();
        run();
        QVERIFY(first.isFinished());
        QVERIFY(!late.isFinished());
        QCOMPARE(m_executor.jobs.size(), size_t(1));
        run();
        QVERIFY(late.isFinished());
    }

    /// What takes seconds is not computed twice.
    void whoAsksForAnAggregateJoinsHoweverLate()
    {
        Future late;
        m_pauses = 4; // the poll has two of them, and the last one is when the server has looked already
        m_whileAsking = [&] {
            m_clock.advance(20s);
            late = fetch(panelBound, {}, Family::ReviewsStats);
        };
        const Future first = fetch(panelBound, {}, Family::ReviewsStats);
        QCOMPARE(m_executor.lanes.front(), Executor::Lane::Aggregate);
        run();
        QCOMPARE(numberIn(late), numberIn(first));
        QVERIFY(late.result()->provenance.age >= 20s);
    }

    void whoWroteMeanwhileFliesAnew()
    {
        Future mine;
        m_whileAsking = [&] {
            m_clock.advance(1ms);
            QVERIFY(m_postgres->touch(row));
            m_path->freshness().noteOwnWrite();
            mine = fetch();
        };
        const Future before = fetch();
        run();
        QVERIFY(before.isFinished());
        QVERIFY(!mine.isFinished());
        run();
        QCOMPARE(numberIn(mine), m_postgres->value(row));
    }

    void whatNobodyWantsIsNotAsked()
    {
        std::stop_source stop;
        const Future gone = fetch(panelBound, stop.get_token());
        stop.request_stop();
        run();
        QCOMPARE(gone.result().error().code, ErrorCode::Cancelled);
        QCOMPARE(m_database->asked, 0);
        QCOMPARE(m_database->polls, 0);
    }

    void whoLeavesAloneStopsNothing()
    {
        std::stop_source one, other;
        const Future gone = fetch(panelBound, one.get_token()), stays = fetch(panelBound, other.get_token());
        one.request_stop();
        run();
        QCOMPARE(numberIn(stays), m_postgres->value(row));
        QVERIFY(!m_database->lastStop.stop_requested());
    }

    void whenTheLastOneLeavesTheServerIsTold()
    {
        std::stop_source one, other;
        m_whileAsking = [&] {
            one.request_stop();
            other.request_stop();
        };
        static_cast<void>(fetch(panelBound, one.get_token()));
        static_cast<void>(fetch(panelBound, other.get_token()));
        run();
        QVERIFY(m_database->lastStop.stop_requested());
    }

    void whoComesAfterAllHaveLeftFliesAnew()
    {
        std::stop_source stop;
        const Future gone = fetch(panelBound, stop.get_token());
        stop.request_stop();
        const Future mine = fetch();
        QCOMPARE(m_executor.jobs.size(), size_t(2));
        run();
        QCOMPARE(gone.result().error().code, ErrorCode::Cancelled);
        run();
        QCOMPARE(numberIn(mine), m_postgres->value(row));
    }

    void aClosingStorageCancels()
    {
        const Future waiting = fetch();
        m_executor.runNext(nullptr);
        QCOMPARE(waiting.result().error().code, ErrorCode::Cancelled);
    }

    void whatCannotBeAnsweredIsRefusedAtOnce()
    {
        QuestionOf<RowCount> question = counterQuestion(row, panelBound);
        question.valid = failure(ErrorCode::InvalidRequest, FaultyPart::Lectern, QStringLiteral("not so"));
        const Future refused = m_flights->fetch(question, {});
        QVERIFY(refused.isFinished());
        QCOMPARE(refused.result().error().code, ErrorCode::InvalidRequest);
        QVERIFY(m_executor.jobs.empty());
    }
};

QTEST_GUILESS_MAIN(TestSingleFlight)
#include "tst_single_flight.moc"
