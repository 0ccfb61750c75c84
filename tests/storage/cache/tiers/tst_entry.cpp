// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/cache/tiers/entry.h"

#include <QRandomGenerator>
#include <QtTest>

using namespace lectern;
using namespace lectern::cache;
using namespace std::chrono_literals;

namespace {

const QByteArray sealKey(sealKeyBytes, 'k');
const QByteArray key = "lectern:3:main:reviews:list:00ff";
const QByteArray payload = "what PostgreSQL said";
const QByteArray question("{\"filter\":{}}");

EntryHeader someHeader()
{
    EntryHeader header;
    header.schemaVersion = 3;
    header.boot = QUuid::createUuid();
    header.snapshot = {100, 120, {105, 117}};
    header.filledAt = 1'700'000'000s;
    header.lifetime = 1800s;
    return header;
}

} // namespace

class TestEntry : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void givesBackWhatWasSealed()
    {
        const EntryHeader header = someHeader();
        const QByteArray entry = sealedEntry(header, payload, question, key, sealKey).value();
        const auto read = headerOf(entry);
        QVERIFY(read);
        QCOMPARE(read->schemaVersion, header.schemaVersion);
        QCOMPARE(read->boot, header.boot);
        QVERIFY(read->snapshot == header.snapshot);
        QCOMPARE(read->filledAt, header.filledAt);
        QCOMPARE(read->lifetime, header.lifetime);
        const auto unsealed = unsealedPayload(entry, key, sealKey);
        QVERIFY(unsealed);
        QCOMPARE(unsealed->answer, payload);
        QCOMPARE(unsealed->question, question);
        QVERIFY(!entry.contains(payload));
        QVERIFY(!entry.contains(question));
    }

    void sealsTheSameAnswerDifferentlyEachTime()
    {
        const EntryHeader header = someHeader();
        QVERIFY(sealedEntry(header, payload, question, key, sealKey) != sealedEntry(header, payload, question, key, sealKey));
    }

    void aFlippedBitOfAnyByteIsNoEntry()
    {
        const QByteArray entry = sealedEntry(someHeader(), payload, question, key, sealKey).value();
        for (qsizetype i = 0; i < entry.size(); ++i) {
            for (int bit = 0; bit < 8; ++bit) {
                QByteArray flipped = entry;
                flipped[i] = char(flipped[i] ^ (1 << bit));
                QVERIFY2(!unsealedPayload(flipped, key, sealKey), qPrintable(QStringLiteral("byte %1 bit %2").arg(i).arg(bit)));
            }
        }
    }

    void aCutOrLengthenedEntryIsNone()
    {
        const QByteArray entry = sealedEntry(someHeader(), payload, question, key, sealKey).value();
        for (qsizetype size = 0; size < entry.size(); ++size)
            QVERIFY(!unsealedPayload(entry.first(size), key, sealKey));
        QVERIFY(!unsealedPayload(entry + '\0', key, sealKey));
    }

    void anEntryOfAnotherKeyOrAnotherDatabaseIsNone()
    {
        const QByteArray entry = sealedEntry(someHeader(), payload, question, key, sealKey).value();
        QVERIFY(!unsealedPayload(entry, "lectern:3:main:reviews:list:00fe", sealKey));
        QVERIFY(!unsealedPayload(entry, key, QByteArray(sealKeyBytes, 'l')));
    }

    void tooManyTransactionsInProgressAreNotSealed()
    {
        EntryHeader header = someHeader();
        header.snapshot = {0, 1000, {}};
        for (TransactionId id = 0; id < maxInProgress; ++id)
            header.snapshot.inProgress.push_back(id);
        QVERIFY(sealedEntry(header, payload, question, key, sealKey));
        header.snapshot.inProgress.push_back(maxInProgress);
        QVERIFY(!sealedEntry(header, payload, question, key, sealKey));
    }

    void anyBytesAreReadWithoutHarm()
    {
        const auto seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        for (int round = 0; round < 50'000; ++round) {
            QByteArray bytes(int(random.bounded(200)), Qt::Uninitialized);
            for (char &byte : bytes)
                byte = char(random.bounded(256));
            if (round % 2 == 0 && bytes.size() > 6)
                bytes.replace(0, 6, QByteArray("LECT\1\0", 6));
            static_cast<void>(headerOf(bytes));
            QVERIFY(!unsealedPayload(bytes, key, sealKey));
        }
    }
};

QTEST_GUILESS_MAIN(TestEntry)
#include "tst_entry.moc"
