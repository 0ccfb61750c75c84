// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/metrics/read_metrics.h"

#include <QtTest>

using namespace lectern;
using namespace lectern::metrics;
using namespace std::chrono_literals;

class TestReadMetrics : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyFamilyIsListedInTheTablesOrder()
    {
        MetricsSnapshot snapshot;
        ReadMetrics().fill(snapshot);
        QCOMPARE(snapshot.families.size(), size_t(familyCount));
        QCOMPARE(snapshot.families[size_t(Family::ReviewsStats)].family, QStringLiteral("reviews:stats"));
    }

    void readsAreTheSumOfWhatAnswered()
    {
        ReadMetrics metrics;
        metrics.noteAnswer(Family::ReviewsList, Source::Memory, 10us);
        metrics.noteAnswer(Family::ReviewsList, Source::Redis, 100us);
        metrics.noteAnswer(Family::ReviewsList, Source::Postgres, 2000us);
        metrics.noteAnswer(Family::ReviewsList, Source::Stale, 10us);
        metrics.noteError(Family::ReviewsList);
        metrics.noteMiss(Family::ReviewsList, MissReason::Invalidated);
        MetricsSnapshot snapshot;
        metrics.fill(snapshot);
        const FamilyMetrics &list = snapshot.families[size_t(Family::ReviewsList)];
        QCOMPARE(list.reads, std::uint64_t(5));
        QCOMPARE(list.memoryHits, std::uint64_t(1));
        QCOMPARE(list.redisHits, std::uint64_t(1));
        QCOMPARE(list.postgresReads, std::uint64_t(1));
        QCOMPARE(list.staleServed, std::uint64_t(1));
        QCOMPARE(list.errors, std::uint64_t(1));
        QCOMPARE(list.misses[size_t(MissReason::Invalidated)], std::uint64_t(1));
        QCOMPARE(list.misses[size_t(MissReason::Cold)], std::uint64_t(0));
        QCOMPARE(snapshot.families[size_t(Family::ReviewsSingle)].reads, std::uint64_t(0));
    }

    void savedDatabaseTimeIsHitsTimesTheFamilysMean()
    {
        ReadMetrics metrics;
        metrics.noteAnswer(Family::ReviewsStats, Source::Postgres, 100ms);
        metrics.noteAnswer(Family::ReviewsStats, Source::Postgres, 300ms);
        for (int i = 0; i < 3; ++i)
            metrics.noteAnswer(Family::ReviewsStats, Source::Memory, 1us);
        metrics.noteAnswer(Family::ReviewsCount, Source::Redis, 1us); // never asked PostgreSQL: nothing known to be saved
        MetricsSnapshot snapshot;
        metrics.fill(snapshot);
        QCOMPARE(snapshot.savedDatabaseTime, std::chrono::microseconds(600'000));
    }

    void auditsAndPollsAreCounted()
    {
        ReadMetrics metrics;
        metrics.noteAudit(false);
        metrics.noteAudit(true);
        metrics.notePoll(1ms);
        MetricsSnapshot snapshot;
        metrics.fill(snapshot);
        QCOMPARE(snapshot.auditedHits, std::uint64_t(2));
        QCOMPARE(snapshot.auditMismatches, std::uint64_t(1));
        QCOMPARE(snapshot.pollCount, std::uint64_t(1));
        QCOMPARE(snapshot.steps[size_t(ReadStep::Poll)].count, std::uint64_t(1));
    }

    void saysAfterHowLongHalfOfTheQuestionsAreAskedAgain()
    {
        ReadMetrics metrics;
        for (const auto after : {1ms, 2ms, std::chrono::milliseconds(30min), std::chrono::milliseconds(5h), std::chrono::milliseconds(6h)})
            metrics.noteReread(Family::DocumentsList, after);
        MetricsSnapshot snapshot;
        metrics.fill(snapshot);
        const FamilyMetrics &list = snapshot.families[size_t(Family::DocumentsList)];
        QCOMPARE(list.rereads, std::uint64_t(5));
        QVERIFY2(list.medianReread > 25min && list.medianReread < 35min, qPrintable(QString::number(list.medianReread.count())));
        QCOMPARE(snapshot.families[size_t(Family::ReviewsList)].rereads, std::uint64_t(0));
    }
};

QTEST_GUILESS_MAIN(TestReadMetrics)
#include "tst_read_metrics.moc"
