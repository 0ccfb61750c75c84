// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/storage/postgres/jobs/queue_stage.h"
#include "tests/support/seed.h"

#include <QtTest>

#include <atomic>
#include <map>
#include <mutex>
#include <random>
#include <thread>

using namespace lectern;
using namespace lectern::postgres;
using namespace std::chrono_literals;

namespace {

QString textOf(PostgresJobQueue &queue, const JobLease &job)
{
    const auto pages = queue.readPages(job, 60s, {});
    return pages ? pages->pages.front().text : QString();
}

} // namespace

class TestJobRace : public QObject
{
    Q_OBJECT

    QueueStage m_stage;

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_stage.error.isEmpty(), qPrintable(m_stage.error)); }
    void init() { QVERIFY2(m_stage.clear(), qPrintable(m_stage.postgres.error())); }

    /// Several workers, leases that end at random, cancels and retries: each job is completed by exactly one attempt.
    void neverLetsTwoComplete()
    {
        const unsigned seed = testSeed();
        constexpr int documentCount = 40;
        for (int i = 0; i < documentCount; ++i)
            m_stage.add(QByteArray::number(i));
        std::mutex mutex;
        std::map<qint64, int> completions;
        std::atomic<int> conflicts{0};
        std::atomic<int> faults{0};
        const auto work = [&](quint32 own) {
            std::mt19937 random(own);
            PostgresJobQueue queue(m_stage.url());
            for (int idle = 0; idle < 20;) {
                const auto job = queue.take(QString::number(own), 60s);
                if (!job || !*job) {
                    faults += job ? 0 : 1;
                    ++idle;
                    continue;
                }
                idle = 0;
                if (random() % 4 == 0) // the lease ends before the work does
                    faults += queue.renew(**job, 0s, {JobStage::Reading, 1, 2}) ? 0 : 1;
                if (random() % 8 == 0)
                    continue; // as if this worker had died
                const auto done = (*job)->kind == JobKind::Extract
                    ? queue.completeExtraction(**job, {DocumentKind::Pdf, DocumentStage::pagesOf({QString::number((*job)->attempt)}), {}}, 1)
                    : queue.completeAnalysis(**job, DocumentStage::analysisOf({textOf(queue, **job)}, {}));
                if (done) {
                    const std::lock_guard lock(mutex);
                    ++completions[(*job)->jobId];
                } else if (done.error().code == ErrorCode::Conflict) {
                    ++conflicts;
                } else {
                    ++faults;
                    qWarning("%s", qUtf8Printable(done.error().detail));
                }
            }
        };
        {
            std::vector<std::jthread> workers;
            for (quint32 i = 0; i < 4; ++i)
                workers.emplace_back(work, seed + i);
            for (int i = 0; i < 60; ++i)
                m_stage.expireLeases();
        }
        for (int i = 0; i < 3; ++i) { // the jobs of workers that died
            m_stage.expireLeases();
            work(seed + 10);
        }
        QCOMPARE(faults.load(), 0);
        for (const auto &[job, count] : completions)
            QVERIFY2(count == 1, qPrintable(QStringLiteral("job %1 completed %2 times").arg(job).arg(count)));
        qInfo("%d jobs completed, %d late results refused", int(completions.size()), conflicts.load());
        QCOMPARE(m_stage.value(QStringLiteral("select count(*) from jobs where state = 'done'")).toInt(), int(completions.size()));
        QCOMPARE(m_stage.value(QStringLiteral("select count(*) from jobs where state in ('waiting', 'running')")), QStringLiteral("0"));
        QCOMPARE(m_stage.value(QStringLiteral("select count(*) from documents d where status = 'COMPLETED' and (select count(*) from"
                                              " document_pages p where p.document_id = d.id) <> 1")),
                 QStringLiteral("0"));
        QCOMPARE(m_stage.value(QStringLiteral("select count(*) from documents where status not in ('COMPLETED', 'FAILED')")), QStringLiteral("0"));
    }
};

QTEST_GUILESS_MAIN(TestJobRace)
#include "tst_job_race.moc"
