// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/cache/freshness/freshness.h"
#include "tests/support/manual_clock.h"

#include <QtTest>

#include <thread>

using namespace lectern;
using namespace lectern::cache;
using namespace lectern::postgres;
using namespace std::chrono_literals;
using Outcome = Freshness::Outcome;

namespace {

const QUuid boot = QUuid::createUuid();

FreshnessPoll pollAt(TransactionId xmax, std::vector<FreshnessPoll::Change> changes = {}, TransactionId horizon = 1)
{
    FreshnessPoll poll;
    poll.boot = boot;
    poll.snapshot = {xmax, xmax, {}};
    poll.horizon = horizon;
    poll.triggersHealthy = true;
    poll.changes = std::move(changes);
    return poll;
}

} // namespace

class TestFreshness : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void provesNothingBeforeTheFirstPoll()
    {
        ManualClock clock;
        const Freshness freshness(clock);
        QCOMPARE(freshness.judge(boot, {10, 10, {}}, {}).outcome, Outcome::Unusable);
        QCOMPARE(freshness.polledAt(), Instant::min());
        QVERIFY(!freshness.newestSnapshot());
    }

    void anEntryIsFreshUnlessAScopeOfItsChangedBehindItsBack_data()
    {
        QTest::addColumn<QByteArray>("logged");
        QTest::addColumn<QByteArrayList>("scopes");
        QTest::addColumn<bool>("isFresh");
        QTest::newRow("nothing of its own") << QByteArray("e:other") << QByteArrayList{"e:mine", "e:*"} << true;
        QTest::newRow("its own") << QByteArray("e:mine") << QByteArrayList{"e:other", "e:mine"} << false;
        QTest::newRow("all of the kind") << QByteArray("e:*") << QByteArrayList{"e:mine", "e:*"} << false;
        QTest::newRow("the first month of a range") << QByteArray("m:202401") << QByteArrayList{"m:202401..202403"} << false;
        QTest::newRow("the last month of a range") << QByteArray("m:202403") << QByteArrayList{"m:202401..202403"} << false;
        QTest::newRow("the month before a range") << QByteArray("m:202312") << QByteArrayList{"m:202401..202403"} << true;
        QTest::newRow("the month after a range") << QByteArray("m:202404") << QByteArrayList{"m:202401..202403"} << true;
        QTest::newRow("an open range") << QByteArray("m:209912") << QByteArrayList{"m:202401..999999"} << false;
        QTest::newRow("an open beginning") << QByteArray("m:190001") << QByteArrayList{"m:000000..202401"} << false;
        QTest::newRow("all months, by the kind's own scope") << QByteArray("m:*") << QByteArrayList{"m:202401..202403", "m:*"} << false;
        QTest::newRow("an entity that looks like a range") << QByteArray("e:m:1..2") << QByteArrayList{"e:m:1..2"} << false;
    }
    void anEntryIsFreshUnlessAScopeOfItsChangedBehindItsBack()
    {
        QFETCH(QByteArray, logged);
        QFETCH(QByteArrayList, scopes);
        QFETCH(bool, isFresh);
        ManualClock clock;
        Freshness freshness(clock);
        QVERIFY(freshness.apply(pollAt(60, {{50, logged}}), clock.now(), std::nullopt));
        const Scopes dependencies(scopes.begin(), scopes.end());
        QCOMPARE(freshness.judge(boot, {50, 50, {}}, dependencies).outcome, isFresh ? Outcome::Fresh : Outcome::Changed);
        QCOMPARE(freshness.judge(boot, {51, 51, {}}, dependencies).outcome, Outcome::Fresh); // it saw the change
    }

    void aChangeInProgressWhenTheEntryWasReadCountsAsUnseen()
    {
        ManualClock clock;
        Freshness freshness(clock);
        QVERIFY(freshness.apply(pollAt(60, {{50, "r:1"}}), clock.now(), std::nullopt));
        QCOMPARE(freshness.judge(boot, {50, 55, {50}}, {"r:1"}).outcome, Outcome::Changed);
        QCOMPARE(freshness.judge(boot, {49, 55, {49}}, {"r:1"}).outcome, Outcome::Fresh);
    }

    void aChangeThatBecomesVisibleLateIsStillFound()
    {
        ManualClock clock;
        Freshness freshness(clock);
        QVERIFY(freshness.apply(pollAt(60, {{55, "r:1"}}), clock.now(), std::nullopt));
        const auto last = freshness.newestSnapshot();
        QVERIFY(freshness.apply(pollAt(70, {{50, "r:1"}}), clock.now(), last)); // began earlier, ended later
        QCOMPARE(freshness.judge(boot, {50, 60, {50}}, {"r:1"}).outcome, Outcome::Changed);
    }

    void theProofIsAsOldAsThePollWasSent()
    {
        ManualClock clock;
        Freshness freshness(clock);
        const Instant sentAt = clock.now();
        clock.advance(300ms); // the round trip
        QVERIFY(freshness.apply(pollAt(60), sentAt, std::nullopt));
        QCOMPARE(freshness.judge(boot, {50, 50, {}}, {}).provenAt, sentAt);
        // What this process itself read later needs no poll to be as young as its reading.
        QCOMPARE(freshness.judge(boot, {50, 50, {}}, {}, sentAt + 100ms).provenAt, sentAt + 100ms);
    }

    void anOlderPollThatArrivesLateProvesNothingNew()
    {
        ManualClock clock;
        Freshness freshness(clock);
        const Instant early = clock.now();
        clock.advance(1s);
        QVERIFY(freshness.apply(pollAt(60), clock.now(), std::nullopt));
        QVERIFY(freshness.apply(pollAt(50, {{45, "r:1"}}), early, std::nullopt));
        QCOMPARE(freshness.polledAt(), early + 1s);
        QCOMPARE(freshness.newestSnapshot()->xmax, TransactionId(60));
        QCOMPARE(freshness.judge(boot, {40, 40, {}}, {"r:1"}).outcome, Outcome::Changed);
    }

    void anOwnWriteTakesAwayEveryEarlierProof() // I2
    {
        ManualClock clock;
        Freshness freshness(clock);
        const Instant before = clock.now();
        QVERIFY(freshness.apply(pollAt(60), before, std::nullopt));
        clock.advance(1ms);
        freshness.noteOwnWrite();
        QCOMPARE(freshness.judge(boot, {50, 50, {}}, {}, before).provenAt, Instant::min());
        clock.advance(1ms);
        QVERIFY(freshness.apply(pollAt(61), clock.now(), freshness.newestSnapshot()));
        QCOMPARE(freshness.judge(boot, {50, 50, {}}, {}).provenAt, clock.now());
    }

    void entriesOfAnotherBootOrFromBeforeTheHorizonAreOutdated()
    {
        ManualClock clock;
        Freshness freshness(clock);
        QVERIFY(freshness.apply(pollAt(60, {{30, "r:1"}}, 40), clock.now(), std::nullopt));
        QCOMPARE(freshness.judge(QUuid::createUuid(), {50, 50, {}}, {}).outcome, Outcome::Outdated);
        QCOMPARE(freshness.judge(QUuid(), {50, 50, {}}, {}).outcome, Outcome::Outdated);
        QCOMPARE(freshness.judge(boot, {39, 50, {39}}, {}).outcome, Outcome::Outdated);
        QCOMPARE(freshness.judge(boot, {40, 50, {40}}, {}).outcome, Outcome::Fresh);
    }

    void aNewBootForgetsAllAndAsksForTheWholeLog() // I6
    {
        ManualClock clock;
        Freshness freshness(clock);
        QVERIFY(freshness.apply(pollAt(60), clock.now(), std::nullopt));
        FreshnessPoll after = pollAt(55, {{50, "r:1"}});
        after.boot = QUuid::createUuid();
        QVERIFY(!freshness.apply(after, clock.now(), freshness.newestSnapshot()));
        QVERIFY(!freshness.newestSnapshot());
        QCOMPARE(freshness.judge(boot, {58, 58, {}}, {}).outcome, Outcome::Unusable);
        QVERIFY(freshness.apply(after, clock.now(), std::nullopt));
        QCOMPARE(freshness.judge(boot, {58, 58, {}}, {}).outcome, Outcome::Outdated);
        QCOMPARE(freshness.judge(after.boot, {50, 50, {}}, {"r:1"}).outcome, Outcome::Changed);
    }

    void anAnswerOfAnotherBootTakesAwayTheProof()
    {
        ManualClock clock;
        Freshness freshness(clock);
        QVERIFY(freshness.apply(pollAt(60), clock.now(), std::nullopt));
        freshness.noteBoot(boot);
        QVERIFY(freshness.polledAt() != Instant::min());
        freshness.noteBoot(QUuid::createUuid());
        QCOMPARE(freshness.polledAt(), Instant::min());
    }

    void unhealthyTriggersTurnEverythingAwayAndLeaveAFloor() // I7
    {
        ManualClock clock;
        Freshness freshness(clock);
        QVERIFY(freshness.apply(pollAt(60), clock.now(), std::nullopt));
        FreshnessPoll sick = pollAt(61);
        sick.triggersHealthy = false;
        sick.triggerDetail = QStringLiteral("trigger x is off");
        QVERIFY(freshness.apply(sick, clock.now(), std::nullopt));
        QVERIFY(!freshness.isUsable());
        QCOMPARE(freshness.distrustReason(), QStringLiteral("trigger x is off"));
        QCOMPARE(freshness.judge(boot, {60, 60, {}}, {}).outcome, Outcome::Unusable);
        QVERIFY(freshness.apply(pollAt(70), clock.now(), std::nullopt));
        QVERIFY(freshness.distrustReason().isEmpty());
        QCOMPARE(freshness.judge(boot, {60, 69, {60}}, {}).outcome, Outcome::Outdated); // may miss what was not logged
        QCOMPARE(freshness.judge(boot, {70, 70, {}}, {}).outcome, Outcome::Fresh);
    }

    void aQuietPollMovesTheProofAndLeavesTheRest()
    {
        ManualClock clock;
        Freshness freshness(clock);
        QVERIFY(freshness.apply(pollAt(60, {{50, "r:1"}}, 40), clock.now(), std::nullopt));
        const std::uint64_t learned = freshness.learnedCount();
        clock.advance(std::chrono::milliseconds(250));
        FreshnessPoll quiet;
        quiet.boot = boot;
        quiet.snapshot = {60, 60, {}};
        quiet.isQuiet = true;
        QVERIFY(freshness.apply(quiet, clock.now(), freshness.newestSnapshot()));
        QCOMPARE(freshness.polledAt(), clock.now());
        QVERIFY(freshness.isUsable());
        QCOMPARE(freshness.learnedCount(), learned);
        QCOMPARE(freshness.judge(boot, {50, 50, {}}, {"r:1"}).outcome, Outcome::Changed);
        QCOMPARE(freshness.judge(boot, {39, 39, {}}, {}).outcome, Outcome::Outdated);
    }

    void aRefusedPollLeavesNothingReadableUntilTheNextOne()
    {
        ManualClock clock;
        Freshness freshness(clock);
        QVERIFY(freshness.apply(pollAt(60), clock.now(), std::nullopt));
        freshness.noteDenied();
        QCOMPARE(freshness.readable(), (Readable{false, false}));
        FreshnessPoll poll = pollAt(61);
        poll.readable = {true, false};
        QVERIFY(freshness.apply(poll, clock.now(), freshness.newestSnapshot()));
        QCOMPARE(freshness.readable(), (Readable{true, false}));
    }

    void aFailedAuditIsForGood()
    {
        ManualClock clock;
        Freshness freshness(clock);
        QVERIFY(freshness.apply(pollAt(60), clock.now(), std::nullopt));
        freshness.distrust(QStringLiteral("wrong"));
        QVERIFY(freshness.apply(pollAt(61), clock.now(), std::nullopt));
        QCOMPARE(freshness.judge(boot, {60, 60, {}}, {}).outcome, Outcome::Unusable);
        QCOMPARE(freshness.distrustReason(), QStringLiteral("wrong"));
    }

    void tooManyChangesRaiseTheHorizonInsteadOfFillingMemory()
    {
        ManualClock clock;
        Freshness freshness(clock);
        std::vector<FreshnessPoll::Change> changes;
        for (TransactionId id = 1; id <= Freshness::maxChanges + 1; ++id)
            changes.push_back({id, "t:reviews"});
        const TransactionId xmax = changes.back().transaction + 1;
        QVERIFY(freshness.apply(pollAt(xmax, std::move(changes)), clock.now(), std::nullopt));
        QCOMPARE(freshness.judge(boot, {xmax - 1, xmax - 1, {}}, {}).outcome, Outcome::Outdated);
        QCOMPARE(freshness.judge(boot, {xmax, xmax, {}}, {"t:reviews"}).outcome, Outcome::Fresh);
    }

    void manyThreadsMayAskWhileOnePolls()
    {
        ManualClock clock;
        Freshness freshness(clock);
        std::atomic<bool> isOver{false};
        std::vector<std::jthread> readers;
        for (int i = 0; i < 3; ++i) {
            readers.emplace_back([&] {
                while (!isOver)
                    static_cast<void>(freshness.judge(boot, {50, 50, {}}, {"m:202401..202412", "r:7"}));
            });
        }
        for (TransactionId id = 60; id < 2060; ++id)
            QVERIFY(freshness.apply(pollAt(id + 1, {{id, "r:" + QByteArray::number(quint64(id % 50))}}), clock.now(), freshness.newestSnapshot()));
        isOver = true;
        readers.clear();
        QCOMPARE(freshness.judge(boot, {50, 50, {}}, {"r:7"}).outcome, Outcome::Changed);
    }
};

QTEST_GUILESS_MAIN(TestFreshness)
#include "tst_freshness.moc"
