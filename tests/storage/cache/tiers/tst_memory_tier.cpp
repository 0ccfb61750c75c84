// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/cache/tiers/key_history.h"
#include "storage/cache/tiers/memory_tier.h"

#include <QtTest>

using namespace lectern;
using namespace lectern::cache;
using namespace std::chrono_literals;

namespace {

/// One that weighs this much, or a byte less.
CachedAnswer answerOf(int value, qint64 weightBytes)
{
    const auto indexOf = [value](qsizetype characters) -> AnswerValue {
        return std::make_shared<const RowIndex>(RowIndex{value, {Anchor{{QString(characters, u'x')}}}});
    };
    const qint64 missing = weightBytes - weightOf(indexOf(0));
    CachedAnswer answer;
    answer.value = indexOf(missing / 2);
    return answer;
}

int valueOf(const std::shared_ptr<const CachedAnswer> &held) { return held ? int(valueAs<RowIndex>(held->value)->rowCount) : -1; }

} // namespace

class TestMemoryTier : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsWhatWasUsedLastWithinItsBytes()
    {
        MemoryTier tier(10'000);
        for (int i = 0; i < 3; ++i)
            tier.put(QByteArray::number(i), answerOf(i, 2900));
        QCOMPARE(tier.entryCount(), qint64(3));
        QCOMPARE(valueOf(tier.find("0")), 0); // now the most recently used
        tier.put("3", answerOf(3, 2900));
        QCOMPARE(valueOf(tier.find("0")), 0);
        QCOMPARE(valueOf(tier.find("1")), -1);
        QVERIFY(tier.bytes() <= 10'000);
    }

    void replacesAndCountsOnce()
    {
        MemoryTier tier(10'000);
        tier.put("a", answerOf(1, 1000));
        const qint64 bytes = tier.bytes();
        tier.put("a", answerOf(2, 1000));
        QCOMPARE(valueOf(tier.find("a")), 2);
        QCOMPARE(tier.bytes(), bytes);
        tier.remove("a");
        QCOMPARE(tier.bytes(), qint64(0));
        QCOMPARE(tier.entryCount(), qint64(0));
    }

    void doesNotKeepWhatIsHeavierThanTheWholeTierNorWhatItReplaced()
    {
        MemoryTier tier(10'000);
        tier.put("a", answerOf(1, 1000));
        tier.put("a", answerOf(2, 20'000));
        QCOMPARE(valueOf(tier.find("a")), -1);
        QCOMPARE(tier.bytes(), qint64(0));
    }

    void whoHoldsAnAnswerKeepsItThroughEviction()
    {
        MemoryTier tier(4000);
        tier.put("a", answerOf(7, 3000));
        const auto held = tier.find("a");
        tier.put("b", answerOf(8, 3000));
        QCOMPARE(valueOf(tier.find("a")), -1);
        QCOMPARE(valueOf(held), 7);
    }

    void aKeyNeverGoesBackwards() // I3
    {
        KeyHistory history;
        const QUuid boot = QUuid::createUuid();
        const auto show = [&](const QByteArray &key, const Snapshot &snapshot) { return history.show(key, boot, snapshot, 1s, 1s); };
        QVERIFY(show("a", {10, 20, {10, 15}}));
        QVERIFY(!show("a", {10, 19, {10}}));
        QVERIFY(show("a", {10, 20, {10, 15}})); // the same again
        QVERIFY(show("a", {15, 20, {15}}));     // in it transaction 10 has ended
        QVERIFY(!show("a", {10, 20, {10, 15}}));
        QVERIFY(show("b", {10, 20, {10, 15}})); // another key
    }

    void whatIsOfAnotherBootIsShownIfItWasAskedForLater() // I3: ids of two boots do not compare
    {
        KeyHistory history;
        const QUuid former = QUuid::createUuid(), present = QUuid::createUuid();
        QVERIFY(history.show("a", former, {50, 50, {}}, 1s, 2s));
        QVERIFY(history.show("a", present, {10, 10, {}}, 3s, 4s));
        QVERIFY(!history.show("a", former, {60, 60, {}}, 1s, 5s));             // asked for before the other one was shown
        QVERIFY(!history.show("a", former, {60, 60, {}}, Instant::min(), 5s)); // of unknown age, as from Redis
        QVERIFY(history.show("a", former, {60, 60, {}}, 5s, 6s));              // but what the server answers now is true
    }

    void whatIsForgottenLeavesAFloorForAllKeysNotRemembered() // I3
    {
        KeyHistory history(2);
        const QUuid boot = QUuid::createUuid();
        QVERIFY(history.show("a", boot, {50, 50, {}}, 1s, 1s));
        QVERIFY(history.show("b", boot, {30, 30, {}}, 1s, 1s));
        QVERIFY(history.show("c", boot, {60, 60, {}}, 1s, 1s)); // forgets a
        QVERIFY(!history.show("a", boot, {49, 49, {}}, 1s, 1s));
        QVERIFY(!history.show("a", QUuid::createUuid(), {70, 70, {}}, Instant::min(), 2s));
    }

    void remembersUntilWhenAKeyWasWritten()
    {
        KeyHistory history;
        QVERIFY(!history.writtenUntil("a"));
        history.noteWritten("a", 5s);
        QCOMPARE(history.writtenUntil("a"), std::optional<Instant>(5s));
    }
};

QTEST_GUILESS_MAIN(TestMemoryTier)
#include "tst_memory_tier.moc"
