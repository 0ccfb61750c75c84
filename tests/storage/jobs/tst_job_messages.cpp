// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/jobs/job_messages.h"

#include "tests/support/seed.h"

#include <QtTest>

#include <random>

using namespace lectern;
using namespace lectern::jobs;

class TestJobMessages : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsBackWhatItWrote()
    {
        for (const JobStage stage : {JobStage::Reading, JobStage::Recognising, JobStage::Analysing}) {
            for (const auto &[done, total] : {std::pair(0, 1), std::pair(31, 50), std::pair(20'000, 20'000), std::pair(10'000'000, 10'000'000)}) {
                const JobProgress progress{stage, done, total};
                QVERIFY(encoded(progress).size() <= maxProgressBytes);
                QCOMPARE(progressIn(encoded(progress)), std::optional(progress));
            }
        }
        QCOMPARE(encoded({JobStage::Recognising, 31, 50}), QByteArray("1 recognising 31 50"));
    }

    void refusesWhatItWouldNeverWrite_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const auto row = [](const char *name, const QByteArray &bytes) { QTest::newRow(name) << bytes; };
        row("nothing", "");
        row("another version", "2 reading 3 5");
        row("another stage", "1 writing 3 5");
        row("no total", "1 reading 0 0");
        row("more done than there is", "1 reading 6 5");
        row("below nothing", "1 reading -1 5");
        row("a sign", "1 reading +3 5");
        row("a leading zero", "1 reading 03 5");
        row("two spaces", "1  reading 3 5");
        row("a word too many", "1 reading 3 5 7");
        row("a word too few", "1 reading 3");
        row("a line's end", "1 reading 3 5\n");
        row("a NUL behind it", QByteArray("1 reading 3 5\0", 14));
        row("letters", "1 reading three five");
        row("more pages than any document has", "1 reading 1 10000001");
        row("beyond an integer", "1 reading 3 99999999999");
        row("markup", "1 reading 3 <b>5</b>");
        row("eight megabytes", QByteArray(8 << 20, '5'));
        row("right, then eight megabytes", "1 reading 3 5" + QByteArray(8 << 20, ' '));
    }
    void refusesWhatItWouldNeverWrite()
    {
        QFETCH(QByteArray, bytes);
        QVERIFY(!progressIn(bytes));
    }

    /// Random changes of a valid message are read only if the result is valid, too.
    void readsNothingButItsOwnFormat()
    {
        const unsigned seed = testSeed();
        std::mt19937 random(seed);
        const auto below = [&random](int end) { return int(random() % quint32(end)); };
        int read = 0;
        for (int round = 0; round < 100'000; ++round) {
            QByteArray bytes = encoded({JobStage(below(3)), below(60), 1 + below(60)});
            for (int changes = below(4); changes > 0 && !bytes.isEmpty(); --changes) {
                const int at = below(int(bytes.size()));
                switch (below(3)) {
                case 0: bytes[at] = char(below(256)); break;
                case 1: bytes.remove(at, 1); break;
                default: bytes.insert(at, char(below(256)));
                }
            }
            if (const auto progress = progressIn(bytes)) {
                QCOMPARE(encoded(*progress), bytes);
                QVERIFY(progress->total > 0 && progress->done >= 0 && progress->done <= progress->total);
                ++read;
            }
        }
        QVERIFY(read > 1000 && read < 60'000); // enough of either kind
    }

    void givesEachAttemptItsOwnKey()
    {
        const DocumentId document{QUuid(QStringLiteral("11111111-2222-4333-8444-555555555555"))};
        QCOMPARE(progressKey(6, document, {7, 2}), QByteArray("lectern:6:main:progress:11111111-2222-4333-8444-555555555555.7.2"));
        QCOMPARE(jobsChannel(6), QByteArray("lectern:6:main:jobs"));
    }

    void saysProgressInWords()
    {
        QCOMPARE(textOf({JobStage::Reading, 31, 50}), QStringLiteral("page 31 of 50"));
        QCOMPARE(textOf({JobStage::Recognising, 31, 50}), QStringLiteral("page 31 of 50, recognising text"));
        QCOMPARE(textOf({JobStage::Analysing, 3, 8}), QStringLiteral("analysis 3 of 8"));
        QCOMPARE(textOf({JobStage::Reading, 0, 0}), QString());
    }
};

QTEST_APPLESS_MAIN(TestJobMessages)
#include "tst_job_messages.moc"
