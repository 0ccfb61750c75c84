// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/cache/tiers/key_history.h"
#include "storage/cache/tiers/memory_tier.h"

#include <QtTest>

using namespace lectern;
using namespace lectern::cache;
using namespace std::chrono_literals;

namespace {

CachedAnswer answerOf(int value, qint64 weightBytes)
{
    CachedAnswer answer;
    answer.value = std::make_shared<const int>(value);
    answer.weightBytes = weightBytes;
    return answer;
}

int valueOf(const std::shared_ptr<const CachedAnswer> &held) { return held ? *static_cast<const int *>(held->value.get()) : -1; }

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
        QVERIFY(history.show("a", boot, {10, 20, {10, 15}}));
        QVERIFY(!history.show("a", boot, {10, 19, {10}}));
        QVERIFY(history.show("a", boot, {10, 20, {10, 15}})); // the same again
        QVERIFY(history.show("a", boot, {15, 20, {15}}));     // saw 10 end
        QVERIFY(!history.show("a", boot, {10, 20, {10, 15}}));
        QVERIFY(history.show("b", boot, {10, 20, {10, 15}}));        // another key
        QVERIFY(history.show("a", QUuid::createUuid(), {1, 1, {}})); // ids of another boot do not compare
    }

    void whatIsForgottenLeavesAFloorForAllKeysNotRemembered() // I3
    {
        KeyHistory history(2);
        const QUuid boot = QUuid::createUuid();
        QVERIFY(history.show("a", boot, {50, 50, {}}));
        QVERIFY(history.show("b", boot, {30, 30, {}}));
        QVERIFY(history.show("c", boot, {60, 60, {}})); // forgets a
        QVERIFY(!history.show("a", boot, {49, 49, {}}));
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
