// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/cache/read/read_path.h"

#include "storage/cache/tiers/entry.h"
#include "tests/support/expected_warnings.h"
#include "tests/support/fakes/simulated_postgres.h"
#include "tests/support/fakes/simulated_redis.h"

#include <QTest>

#include <utility>

using namespace lectern;
using namespace lectern::cache;
using namespace std::chrono_literals;

namespace {

const QByteArray row("a");

/// One desktop's way of reading.
struct Desktop {
    std::vector<HitCheck::Task> tasks;
    ReadPath path;
    SimulatedDatabase *database;
    SimulatedRemoteCache *remote;
    Connections connections;
    std::function<void()> whileAsking; ///< Of the database and of Redis.
    ManualClock &clock;

    Desktop(SimulatedPostgres &postgres, SimulatedRedis &redis, ManualClock &manualClock, double auditedShare = 0, qint64 memoryBytes = 1 << 20)
        : path({1, memoryBytes, Lifetimes(), auditedShare}, manualClock, [this](HitCheck::Task task) { tasks.push_back(std::move(task)); })
        , database(new SimulatedDatabase(postgres, [this] { pause(); }))
        , remote(new SimulatedRemoteCache(redis, manualClock, [this] { pause(); }))
        , connections(std::unique_ptr<Database>(database), std::unique_ptr<RemoteCache>(remote))
        , clock(manualClock)
    {
    }
    void pause()
    {
        const auto happens = whileAsking; // it may be taken away by what happens
        if (happens)
            happens();
    }
    Result<AnyAnswer> read(std::chrono::milliseconds bound = panelBound, Family family = Family::ReviewsSingle, const QByteArray &of = row)
    {
        return read(counterQuestion(of, bound, family));
    }
    Result<AnyAnswer> read(const Question &question, std::stop_token stop = {})
    {
        Result<AnyAnswer> given = failure(ErrorCode::Cancelled, FaultyPart::Lectern, QStringLiteral("no answer was given"));
        int count = 0;
        path.read(question, connections, {clock.now(), clock.now()}, std::move(stop), [&](Result<AnyAnswer> answer) {
            given = std::move(answer);
            ++count;
        });
        [&] { QCOMPARE(count, 1); }();
        return given;
    }
    void runTasks()
    {
        for (const HitCheck::Task &task : std::exchange(tasks, {}))
            task(connections, {});
    }
    [[nodiscard]] std::uint64_t missesBy(MissReason reason, Family family = Family::ReviewsSingle) const
    {
        MetricsSnapshot snapshot;
        path.fill(snapshot);
        return snapshot.families[size_t(family)].misses[size_t(reason)];
    }
};

qint64 numberIn(const Result<AnyAnswer> &answer) { return answer ? valueAs<RowCount>(answer->value)->value : -1; }
std::optional<Source> sourceOf(const Result<AnyAnswer> &answer) { return answer ? std::optional(answer->provenance.source) : std::nullopt; }
ErrorCode errorOf(const Result<AnyAnswer> &answer) { return answer ? ErrorCode(-1) : answer.error().code; }

} // namespace

/// Each way that a read can take, without a server and without waiting.
class TestReadPathCases : public QObject
{
    Q_OBJECT
    ManualClock m_clock;
    std::unique_ptr<SimulatedPostgres> m_postgres;
    std::unique_ptr<SimulatedRedis> m_redis;
    std::unique_ptr<Desktop> m_desktop;

    std::unique_ptr<Desktop> makeDesktop(double auditedShare = 0, qint64 memoryBytes = 1 << 20)
    {
        return std::make_unique<Desktop>(*m_postgres, *m_redis, m_clock, auditedShare, memoryBytes);
    }

private Q_SLOTS:
    void init()
    {
        m_postgres = std::make_unique<SimulatedPostgres>(m_clock);
        m_redis = std::make_unique<SimulatedRedis>();
        m_desktop = makeDesktop();
        QVERIFY(m_postgres->touch(row));
    }

    void aMissAsksTheDatabaseAndFillsBothTiers()
    {
        const auto answer = m_desktop->read();
        QCOMPARE(sourceOf(answer), Source::Postgres);
        QCOMPARE(numberIn(answer), m_postgres->value(row));
        QCOMPARE(m_desktop->missesBy(MissReason::Cold), 1u);
        QCOMPARE(m_redis->entries.size(), size_t(1));
        QVERIFY(m_desktop->path.findProven(counterQuestion(row, panelBound), m_clock.now()));
    }

    void aHitInMemoryAsksNobody()
    {
        static_cast<void>(m_desktop->read());
        m_clock.advance(500ms);
        const int polls = m_desktop->database->polls, requests = m_desktop->remote->requests;
        const auto answer = m_desktop->read();
        QCOMPARE(sourceOf(answer), Source::Memory);
        QCOMPARE(answer->provenance.age, 500ms);
        QCOMPARE(m_desktop->database->polls, polls);
        QCOMPARE(m_desktop->remote->requests, requests);
        QCOMPARE(m_desktop->database->asked, 1);
    }

    void pastTheBoundAPollIsEnough()
    {
        static_cast<void>(m_desktop->read());
        m_clock.advance(2s);
        QVERIFY(!m_desktop->path.findProven(counterQuestion(row, panelBound), m_clock.now()));
        const int requests = m_desktop->remote->requests;
        const auto answer = m_desktop->read();
        QCOMPARE(sourceOf(answer), Source::Memory);
        QCOMPARE(answer->provenance.age, 0ms);
        QCOMPARE(m_desktop->database->asked, 1);
        QCOMPARE(m_desktop->remote->requests, requests);
    }

    void aStrictBoundPollsEachTime()
    {
        static_cast<void>(m_desktop->read(strictBound));
        const int polls = m_desktop->database->polls;
        m_clock.advance(1ns);
        QCOMPARE(sourceOf(m_desktop->read(strictBound)), Source::Memory);
        QCOMPARE(m_desktop->database->polls, polls + 1);
    }

    void aHitInRedisIsKeptInMemory()
    {
        static_cast<void>(m_desktop->read());
        const auto other = makeDesktop();
        QCOMPARE(sourceOf(other->read()), Source::Redis);
        QCOMPARE(other->database->asked, 0);
        QCOMPARE(sourceOf(other->read()), Source::Memory);
    }

    void aChangeInvalidatesBothTiers()
    {
        static_cast<void>(m_desktop->read());
        const auto other = makeDesktop();
        QVERIFY(m_postgres->touch(row));
        m_clock.advance(2s);
        for (Desktop *desktop : {m_desktop.get(), other.get()}) {
            const int misses = int(desktop->missesBy(MissReason::Invalidated));
            const auto answer = desktop->read();
            QCOMPARE(numberIn(answer), m_postgres->value(row));
            if (desktop == m_desktop.get()) {
                QCOMPARE(sourceOf(answer), Source::Postgres);
                QCOMPARE(int(desktop->missesBy(MissReason::Invalidated)), misses + 1);
            }
        }
    }

    void aChangeOfAnotherRowInvalidatesNothing()
    {
        static_cast<void>(m_desktop->read());
        QVERIFY(m_postgres->touch("b"));
        m_clock.advance(2s);
        QCOMPARE(sourceOf(m_desktop->read()), Source::Memory);
    }

    /// Its id is older than the entry's, its commit is not.
    void aTransactionThatEndsLaterInvalidatesWhatDidNotSeeIt()
    {
        const TransactionId slow = m_postgres->begin();
        QVERIFY(m_postgres->write(slow, row));
        QVERIFY(m_postgres->touch("b"));
        const qint64 before = numberIn(m_desktop->read());
        m_postgres->commit(slow);
        m_clock.advance(2s);
        const auto answer = m_desktop->read();
        QCOMPARE(sourceOf(answer), Source::Postgres);
        QVERIFY(numberIn(answer) > before);
    }

    void withoutTriggersNothingIsCached()
    {
        QVERIFY(m_postgres->setTriggers(false));
        QCOMPARE(sourceOf(m_desktop->read()), Source::Postgres);
        QCOMPARE(sourceOf(m_desktop->read()), Source::Postgres);
        QVERIFY(m_redis->entries.empty());
        QVERIFY(m_desktop->missesBy(MissReason::Bypass) > 0);
    }

    void whatWasReadBeforeTheTriggersWereOffIsNotBelievedAfterwards()
    {
        static_cast<void>(m_desktop->read());
        QVERIFY(m_postgres->setTriggers(false));
        QVERIFY(m_postgres->touch(row)); // nobody writes it down
        m_clock.advance(2s);
        QCOMPARE(numberIn(m_desktop->read()), m_postgres->value(row));
        QVERIFY(m_postgres->setTriggers(true));
        m_clock.advance(2s);
        QCOMPARE(numberIn(m_desktop->read()), m_postgres->value(row));
    }

    void aRedisThatHangsCostsTheHedge()
    {
        m_redis->hangs = true;
        const Instant asked = m_clock.now();
        QCOMPARE(sourceOf(m_desktop->read()), Source::Postgres);
        QCOMPARE(m_clock.now() - asked, Instant(SimulatedRemoteCache::hedge));
        QCOMPARE(m_desktop->missesBy(MissReason::Bypass), 1u);
    }

    void anOpenBreakerIsNotAskedNorFilled()
    {
        m_redis->isTrusted = false;
        QCOMPARE(sourceOf(m_desktop->read()), Source::Postgres);
        QCOMPARE(m_desktop->remote->requests, 0);
        QVERIFY(m_redis->entries.empty());
        QCOMPARE(sourceOf(m_desktop->read()), Source::Memory); // which needs no Redis
    }

    void anOpenBreakerKeepsReadersFromARealRedis()
    {
        redis::Breaker breaker(m_clock);
        metrics::ReadMetrics metrics;
        RedisTier tier(QStringLiteral("redis://127.0.0.1:1"), "test", breaker, metrics, m_clock);
        for (int i = 0; i < redis::Breaker::failuresToOpen; ++i)
            breaker.noteFailure();
        QVERIFY(!tier.isTrusted());
        QVERIFY(!tier.request("key"));
    }

    void anAnswerIsMarkedStaleWhileTheDatabaseIsAway()
    {
        const qint64 known = numberIn(m_desktop->read());
        QVERIFY(m_postgres->touch(row));
        m_postgres->trouble = ErrorCode::Unavailable;
        m_clock.advance(30s);
        const auto answer = m_desktop->read();
        QCOMPARE(sourceOf(answer), Source::Stale);
        QCOMPARE(numberIn(answer), known);
        QCOMPARE(answer->provenance.age, 30s);
        QVERIFY(!answer->provenance.lifetimeLeft);
    }

    void whatNobodyKnowsIsAnErrorWhileTheDatabaseIsAway()
    {
        const ExpectedWarnings noKey({QStringLiteral("lectern.cache")});
        m_postgres->trouble = ErrorCode::Unavailable;
        QCOMPARE(errorOf(m_desktop->read()), ErrorCode::Unavailable);
    }

    void aDatabaseThatHangsIsNotAskedTwice()
    {
        static_cast<void>(m_desktop->read());
        m_clock.advance(2s);
        m_postgres->trouble = ErrorCode::Timeout;
        const int asked = m_desktop->database->asked;
        QCOMPARE(sourceOf(m_desktop->read()), Source::Stale);
        QCOMPARE(m_desktop->database->asked, asked);
    }

    void aLoginThatMayNotReadGetsNothingThatIsCached()
    {
        static_cast<void>(m_desktop->read());
        m_clock.advance(2s);
        m_postgres->trouble = ErrorCode::Denied;
        QCOMPARE(errorOf(m_desktop->read()), ErrorCode::Denied);
        QVERIFY(!m_desktop->path.findProven(counterQuestion(row, panelBound), m_clock.now()));
        MetricsSnapshot snapshot;
        m_desktop->path.fill(snapshot);
        QCOMPARE(snapshot.memoryTierEntries, qint64(0));
    }

    /// I3: an older entry that nothing contradicts is still older than what was shown.
    void aKeyDoesNotGoBack()
    {
        const auto forgetful = makeDesktop(0, 0);
        static_cast<void>(forgetful->read());
        const auto old = m_redis->entries;
        QVERIFY(m_postgres->touch("b"));
        forgetful->path.freshness().noteOwnWrite();
        m_redis->entries.clear();
        QCOMPARE(sourceOf(forgetful->read()), Source::Postgres); // of a later snapshot
        m_redis->entries = old;
        QCOMPARE(sourceOf(forgetful->read()), Source::Postgres);
        QCOMPARE(forgetful->missesBy(MissReason::Invalidated), 1u);
        QCOMPARE(sourceOf(makeDesktop()->read()), Source::Redis); // who did not see the later one may
    }

    void anAnswerThatIsOvertakenIsAskedAgain()
    {
        const auto forgetful = makeDesktop(0, 0);
        static_cast<void>(forgetful->read());
        m_clock.advance(2s);
        m_redis->entries.clear();
        // While the answer is on its way, another thread reads and shows a later one.
        Connections others(std::make_unique<SimulatedDatabase>(*m_postgres, [] {}), std::make_unique<SimulatedRemoteCache>(*m_redis, m_clock, [] {}));
        int pauses = 0;
        forgetful->whileAsking = [&] {
            if (++pauses != 6) // 1 and 2 are the poll's, 3 and 4 Redis', 5 and 6 the question's
                return;
            forgetful->whileAsking = {};
            QVERIFY(m_postgres->touch(row));
            forgetful->path.read(counterQuestion(row, strictBound), others, {m_clock.now(), m_clock.now()}, {}, [](const auto &) {});
        };
        const int asked = forgetful->database->asked;
        const auto answer = forgetful->read();
        QCOMPARE(numberIn(answer), m_postgres->value(row));
        QCOMPARE(forgetful->database->asked, asked + 2);
    }

    void ownWritesAreReadAtOnce()
    {
        static_cast<void>(m_desktop->read());
        m_clock.advance(1ns);
        QVERIFY(m_postgres->touch(row));
        m_desktop->path.freshness().noteOwnWrite();
        QVERIFY(!m_desktop->path.findProven(counterQuestion(row, panelBound), m_clock.now()));
        QCOMPARE(numberIn(m_desktop->read()), m_postgres->value(row));
    }

    void aLateAnswerSaysItsAge()
    {
        m_redis->isTrusted = false;
        m_desktop->whileAsking = [this] { m_clock.advance(150ms); };
        const auto answer = m_desktop->read(100ms);
        QCOMPARE(sourceOf(answer), Source::Postgres);
        QCOMPARE(m_desktop->database->asked, 2); // there was time to try once more
        QCOMPARE(answer->provenance.age, 300ms);
    }

    void aConnectionThatDiedIsTriedOnceMore()
    {
        m_desktop->database->failures = {ErrorCode::Unavailable};
        QCOMPARE(sourceOf(m_desktop->read()), Source::Postgres);
        QCOMPARE(m_desktop->database->asked, 2);
        m_clock.advance(2s);
        QVERIFY(m_postgres->touch(row));
        m_desktop->database->failures = {ErrorCode::Unavailable, ErrorCode::Unavailable};
        QCOMPARE(sourceOf(m_desktop->read()), Source::Stale);
    }

    void aCancelledReadIsNotTriedAgain()
    {
        std::stop_source stop;
        m_desktop->database->failures = {ErrorCode::Unavailable};
        m_desktop->whileAsking = [&] { stop.request_stop(); };
        QCOMPARE(errorOf(m_desktop->read(counterQuestion(row, panelBound), stop.get_token())), ErrorCode::Unavailable);
        QCOMPARE(m_desktop->database->asked, 1);
        QVERIFY(m_desktop->database->lastStop.stop_requested()); // the server's work is told, too
    }

    void whatIsGoneIsForgotten()
    {
        static_cast<void>(m_desktop->read());
        QVERIFY(m_postgres->touch(row));
        m_clock.advance(2s);
        m_desktop->database->failures = {ErrorCode::NotFound};
        QCOMPARE(errorOf(m_desktop->read()), ErrorCode::NotFound);
        m_postgres->trouble = ErrorCode::Unavailable;
        QCOMPARE(errorOf(m_desktop->read()), ErrorCode::Unavailable); // not the last known answer
    }

    void aFlippedByteIsAMiss() // I5
    {
        static_cast<void>(m_desktop->read());
        const QByteArray whole = m_redis->entries.begin()->second;
        for (qsizetype i = 0; i < whole.size(); ++i) {
            QByteArray &entry = m_redis->entries.begin()->second;
            entry = whole;
            entry[i] = char(entry[i] ^ 1);
            const auto other = makeDesktop(0, 0);
            const auto answer = other->read();
            QVERIFY2(sourceOf(answer) == Source::Postgres, qPrintable(QString::number(i)));
            QCOMPARE(numberIn(answer), m_postgres->value(row));
        }
    }

    void anEntryUnderAnotherNameIsAMiss() // I5
    {
        static_cast<void>(m_desktop->read());
        static_cast<void>(m_desktop->read(panelBound, Family::ReviewsSingle, "b"));
        QCOMPARE(m_redis->entries.size(), size_t(2));
        std::swap(m_redis->entries.begin()->second, std::next(m_redis->entries.begin())->second);
        const auto other = makeDesktop();
        QCOMPARE(sourceOf(other->read()), Source::Postgres);
        QCOMPARE(other->missesBy(MissReason::Forged), 1u);
    }

    void anotherBootIsAMiss() // I6
    {
        static_cast<void>(m_desktop->read());
        m_postgres->crash();
        m_clock.advance(2s);
        QCOMPARE(sourceOf(m_desktop->read()), Source::Postgres);
        QCOMPARE(sourceOf(makeDesktop()->read()), Source::Redis);
    }

    void whatHasExpiredIsAMiss()
    {
        static_cast<void>(m_desktop->read());
        m_redis->entries.clear();
        m_clock.advance(2h);
        QCOMPARE(sourceOf(m_desktop->read()), Source::Postgres);
        QCOMPARE(m_desktop->missesBy(MissReason::Expired), 1u);
    }

    void whatRedisLostIsAMiss()
    {
        const auto forgetful = makeDesktop(0, 0);
        static_cast<void>(forgetful->read());
        m_redis->entries.clear();
        QCOMPARE(sourceOf(forgetful->read()), Source::Postgres);
        QCOMPARE(forgetful->missesBy(MissReason::Evicted), 1u);
    }

    void tooManyTransactionsAtOnceAreNotCached()
    {
        for (size_t i = 0; i <= maxInProgress; ++i)
            static_cast<void>(m_postgres->begin());
        QCOMPARE(sourceOf(m_desktop->read()), Source::Postgres);
        QVERIFY(m_redis->entries.empty());
        QCOMPARE(sourceOf(m_desktop->read()), Source::Postgres);
    }

    void anAggregateNearItsEndIsComputedAgainInTheBackground()
    {
        const Family family = Family::ReviewsStats;
        static_cast<void>(m_desktop->read(panelBound, family));
        m_clock.advance(traitsOf(family).lifetime / 2); // it lives for 0.8 to 1.2 of that
        const int asked = m_desktop->database->asked;
        while (m_desktop->tasks.empty()) {
            m_clock.advance(traitsOf(family).lifetime / 50);
            QCOMPARE(sourceOf(m_desktop->read(panelBound, family)), Source::Memory);
        }
        QCOMPARE(m_desktop->tasks.size(), size_t(1));
        static_cast<void>(m_desktop->read(panelBound, family));
        QCOMPARE(m_desktop->tasks.size(), size_t(1)); // once
        m_desktop->runTasks();
        QCOMPARE(m_desktop->database->asked, asked + 1);
    }

    void anAuditThatFindsADifferenceTurnsTheCacheOff()
    {
        const auto audited = makeDesktop(1);
        static_cast<void>(audited->read());
        static_cast<void>(audited->read());
        QCOMPARE(audited->tasks.size(), size_t(1));
        audited->runTasks();
        QVERIFY(audited->path.freshness().isUsable()); // there was none
        // A change that the log lacks, though the triggers say that they are well.
        QVERIFY(m_postgres->setTriggers(false));
        QVERIFY(m_postgres->touch(row));
        QVERIFY(m_postgres->setTriggers(true));
        static_cast<void>(audited->read());
        audited->runTasks();
        QVERIFY(!audited->path.freshness().isUsable());
        QVERIFY(!audited->path.freshness().distrustReason().isEmpty());
    }

    void whatIsLiveIsLaidOverTheAnswerButNotOverTheCachedOne()
    {
        Question question = counterQuestion(row, panelBound);
        question.isLive = [](const AnswerValue &) { return true; };
        question.overlayLive = [](AnswerValue &value, RemoteCache &) { value = std::make_shared<const RowCount>(RowCount{77, true}); };
        QCOMPARE(numberIn(m_desktop->read(question)), qint64(77));
        QVERIFY(!m_desktop->path.findProven(question, m_clock.now())); // it has to be laid over anew
        QCOMPARE(numberIn(m_desktop->read()), m_postgres->value(row));
    }

    void whatIsShownCanBeProvedAgainAsLongAsItIsTheOneInMemory()
    {
        const auto question = counterQuestion(row, panelBound);
        const auto answer = m_desktop->read(question);
        const auto shown = valueAs<RowCount>(answer->value);
        QVERIFY(m_desktop->path.renewed(question, *shown));
        QVERIFY(!m_desktop->path.renewed(question, RowCount(*shown)));
        m_clock.advance(2s);
        QVERIFY(!m_desktop->path.renewed(question, *shown));
        QVERIFY(m_desktop->path.keepProof(*m_desktop->database, {}));
        QVERIFY(m_desktop->path.renewed(question, *shown));
    }

    /// A thread that needs a poll which another one has sent waits for that one.
    void aPollOnItsWayIsWaitedFor()
    {
        int waits = 0;
        std::function<void()> finishOther;
        Freshness freshness(m_clock);
        metrics::ReadMetrics metrics;
        FreshnessPoller poller(freshness, metrics, m_clock,
                               [&](std::condition_variable_any &, std::unique_lock<std::mutex> &, const std::stop_token &,
                                   const std::function<bool()> &holds) {
                                   ++waits;
                                   return holds(); // the other one cannot go on in a test of one thread
                               });
        SimulatedDatabase *inner = nullptr;
        Result<void> second;
        SimulatedDatabase database(*m_postgres, [&] {
            if (std::exchange(inner, nullptr))
                second = poller.poll(database, m_clock.now(), {});
        });
        inner = &database;
        QVERIFY(poller.poll(database, m_clock.now(), {}));
        QCOMPARE(waits, 1);
        QVERIFY(!second && second.error().code == ErrorCode::Cancelled);
        QCOMPARE(database.polls, 1);
    }
};

QTEST_GUILESS_MAIN(TestReadPathCases)
#include "tst_read_path_cases.moc"
