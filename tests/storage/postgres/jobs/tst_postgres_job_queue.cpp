// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/jobs/postgres_job_queue.h"

#include "storage/postgres/connect/connection_budget.h"
#include "storage/postgres/documents/document_work.h"
#include "tests/storage/postgres/jobs/queue_stage.h"
#include "tests/support/reason_of.h"

#include <QtTest>

#include <thread>

using namespace lectern;
using namespace lectern::postgres;
using namespace std::chrono_literals;

class TestPostgresJobQueue : public QObject
{
    Q_OBJECT

    QueueStage m_stage;

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_stage.error.isEmpty(), qPrintable(m_stage.error)); }
    void init() { QVERIFY2(m_stage.clear(), qPrintable(m_stage.postgres.error())); }

    void handsOutWhatWasAddedFirst()
    {
        const DocumentId first = m_stage.add("first");
        const DocumentId second = m_stage.add("second");
        const auto one = m_stage.queue.take(QStringLiteral("w"), 60s);
        QVERIFY2(one, reasonOf(one));
        QVERIFY(*one);
        QCOMPARE((*one)->document, first);
        QCOMPARE((*one)->kind, JobKind::Extract);
        QCOMPARE((*one)->attempt, 1);
        QCOMPARE((*one)->documentName, QStringLiteral("first"));
        QCOMPARE((*one)->sha256, QCryptographicHash::hash("first", QCryptographicHash::Sha256));
        QCOMPARE(m_stage.read(first).status, WorkStatus::Processing);
        QVERIFY(m_stage.read(first).startedAt.isValid());
        const auto two = m_stage.queue.take(QStringLiteral("w"), 60s);
        QVERIFY(two && *two);
        QCOMPARE((*two)->document, second);
        const auto none = m_stage.queue.take(QStringLiteral("w"), 60s);
        QVERIFY(none && !*none);
    }

    void whoLeavesDoesNotWaitForAServerThatHangs()
    {
        const DocumentId id = m_stage.add("left");
        const JobLease job = m_stage.take();
        m_stage.postgres.freeze();
        std::stop_source stop;
        const std::jthread leaving([&stop] { stop.request_stop(); });
        const auto renewed = m_stage.queue.renew(job, 60s, {JobStage::Reading, 1, 2}, stop.get_token());
        QVERIFY(!renewed);
        QCOMPARE(renewed.error().code, ErrorCode::Cancelled); // not Timeout: the stop ended it
        const auto taken = m_stage.queue.take(QStringLiteral("w"), 60s, stop.get_token());
        QVERIFY(!taken);
        QCOMPARE(taken.error().code, ErrorCode::Cancelled);
        const auto released = m_stage.queue.release(job, stop.get_token());
        m_stage.postgres.thaw();
        QVERIFY(!released);
        QCOMPARE(m_stage.value(QStringLiteral("select state from jobs where document_id = '%1'").arg(id.value.toString(QUuid::WithoutBraces))),
                 QStringLiteral("running"));
        QVERIFY(m_stage.queue.release(job)); // over a new connection
        QCOMPARE(m_stage.read(id).status, WorkStatus::Pending);
    }

    /// A worker that gave its connection to others while it worked still gives its job back when it is asked to end.
    void whoLeavesGivesBackWhatHeHasThoughOthersHaveHisConnection()
    {
        const DocumentId id = m_stage.add("rested");
        PostgresJobQueue queue(PostgresAccess(m_stage.url(), std::make_shared<ConnectionBudget>(1)), QStringLiteral("builtin"));
        const auto job = queue.take(QStringLiteral("w"), 60s);
        QVERIFY(job && *job);
        queue.rest(); // there is one connection, so others may need it
        std::stop_source stop;
        stop.request_stop();
        const auto released = queue.release(**job, stop.get_token());
        QVERIFY2(released, reasonOf(released));
        QCOMPARE(m_stage.read(id).status, WorkStatus::Pending);
    }

    void keepsTheLeaseWhileItReadsAndStopsWhenItIsLost()
    {
        const DocumentId id = m_stage.add("contract");
        const JobLease job = m_stage.take();
        const auto renews = [this](const auto &read) {
            m_stage.expireLeases();
            const bool isRead = read().has_value();
            return isRead
                && m_stage.value(QStringLiteral("select clock_timestamp() - lease_until < interval '1 second' from jobs where state = 'running'"))
                == u"t";
        };
        QVERIFY(renews([&] { return m_stage.queue.readBytes(job, 0s, {}); })); // a lease that is over at once is due after each part
        QVERIFY(!renews([&] { return m_stage.queue.readBytes(job, 600s, {}); }));
        QVERIFY(m_stage.queue.completeExtraction(job, {DocumentKind::Pdf, DocumentStage::pagesOf({QStringLiteral("words")}), {}}, 1));
        const JobLease analysis = m_stage.take();
        QCOMPARE(analysis.document, id);
        QVERIFY(renews([&] { return m_stage.queue.readPages(analysis, 0s, {}); }));
        QVERIFY(!renews([&] { return m_stage.queue.readPages(analysis, 600s, {}); }));
        m_stage.expireLeases();
        PostgresJobQueue other(m_stage.url());
        const auto taken = other.take(QStringLiteral("other"), 60s);
        QVERIFY(taken && *taken);
        const auto late = m_stage.queue.readPages(analysis, 0s, {});
        QVERIFY(!late);
        QCOMPARE(late.error().code, ErrorCode::Conflict);
        const auto lateBytes = m_stage.queue.readBytes(analysis, 0s, {});
        QVERIFY(!lateBytes);
        QCOMPARE(lateBytes.error().code, ErrorCode::Conflict);
    }

    void leavesNothingOfALateResult()
    {
        const DocumentId id = m_stage.add("slow");
        const JobLease slow = m_stage.take(1s);
        m_stage.expireLeases();
        PostgresJobQueue other(m_stage.url());
        const auto taken = other.take(QStringLiteral("other"), 60s);
        QVERIFY2(taken, reasonOf(taken));
        QVERIFY(*taken);
        QCOMPARE((*taken)->jobId, slow.jobId);
        QCOMPARE((*taken)->attempt, 2);
        QCOMPARE(*m_stage.queue.renew(slow, 60s, {JobStage::Reading, 1, 2}), LeaseState::Lost);
        const auto late = m_stage.queue.completeExtraction(slow, {DocumentKind::Pdf, DocumentStage::pagesOf({QStringLiteral("late")}), {}}, 1);
        QVERIFY(!late);
        QCOMPARE(late.error().code, ErrorCode::Conflict);
        QCOMPARE(m_stage.queue.fail(slow, QStringLiteral("late")).error().code, ErrorCode::Conflict);
        QCOMPARE(m_stage.queue.release(slow).error().code, ErrorCode::Conflict);
        QCOMPARE(m_stage.value(QStringLiteral("select count(*) from document_pages")), QStringLiteral("0"));
        QCOMPARE(m_stage.read(id).status, WorkStatus::Processing);
        const auto good = other.completeExtraction(**taken, {DocumentKind::Pdf, DocumentStage::pagesOf({QStringLiteral("good")}), {}}, 1);
        QVERIFY2(good, reasonOf(good));
        QCOMPARE(m_stage.value(QStringLiteral("select page_text from document_pages")), QStringLiteral("good"));
    }

    void answersTheSameWhenAnUnknownCommitIsAskedForAgain()
    {
        m_stage.add("twice");
        const JobLease job = m_stage.take();
        const ExtractedDocument document{DocumentKind::Pdf, DocumentStage::pagesOf({QStringLiteral("text")}), {}};
        QVERIFY(m_stage.queue.completeExtraction(job, document, 1));
        const auto again = m_stage.queue.completeExtraction(job, document, 1);
        QVERIFY2(again, reasonOf(again));
        QCOMPARE(m_stage.value(QStringLiteral("select count(*) from jobs")), QStringLiteral("2"));
    }

    void failsAJobThatWorkersWereLostWith()
    {
        const DocumentId id = m_stage.add("deadly");
        for (int i = 0; i < PostgresJobQueue::maxLostAttempts; ++i) {
            const auto job = m_stage.queue.take(QStringLiteral("w"), 60s);
            QVERIFY2(job, reasonOf(job));
            QVERIFY(*job);
            QCOMPARE((*job)->attempt, i + 1);
            m_stage.expireLeases();
        }
        const auto none = m_stage.queue.take(QStringLiteral("w"), 60s);
        QVERIFY2(none, reasonOf(none));
        QVERIFY(!*none);
        QCOMPARE(m_stage.read(id).status, WorkStatus::Failed);
        QVERIFY2(m_stage.read(id).reason.contains(u"stopped 3 times"), qUtf8Printable(m_stage.read(id).reason));
        QCOMPARE(m_stage.value(QStringLiteral("select state from jobs")), QStringLiteral("failed"));
    }

    void givesAReleasedJobToTheNext()
    {
        const DocumentId id = m_stage.add("given back");
        const JobLease job = m_stage.take();
        QVERIFY(m_stage.queue.release(job));
        QCOMPARE(m_stage.read(id).status, WorkStatus::Pending);
        const JobLease again = m_stage.take();
        QCOMPARE(again.attempt, 2);
        QCOMPARE(m_stage.value(QStringLiteral("select lost_attempts from jobs")), QStringLiteral("0"));
    }

    /// What can be neither completed nor failed waits longer each time, says why and until when, and ends.
    void postponesAJobAFewTimesAndThenFailsIt()
    {
        const DocumentId id = m_stage.add("postponed");
        const QString why = QStringLiteral("permission denied for table document_pages");
        for (int lost = 1; lost <= PostgresJobQueue::maxLostAttempts; ++lost) {
            const JobLease job = m_stage.take();
            QCOMPARE(job.attempt, lost);
            const auto waits = m_stage.queue.postpone(job, why);
            QVERIFY2(waits, reasonOf(waits));
            QCOMPARE(*waits, lost < PostgresJobQueue::maxLostAttempts);
            QCOMPARE(m_stage.value(QStringLiteral("select reason from jobs")), why);
            if (!*waits)
                break;
            QCOMPARE(m_stage.read(id).status, WorkStatus::Pending);
            QVERIFY(m_stage.read(id).isQueued);
            QVERIFY2(m_stage.read(id).progress.contains(why), qPrintable(m_stage.read(id).progress));
            const auto none = m_stage.queue.take(QStringLiteral("w"), 60s);
            QVERIFY(none && !*none);
            const qint64 wait = m_stage.value(QStringLiteral("select extract(epoch from not_before - now())::int from jobs")).toInt();
            QVERIFY2(wait > PostgresJobQueue::firstWait.count() * (lost == 1 ? 1 : 4) / 2, qPrintable(QString::number(wait)));
            m_stage.execute(QStringLiteral("update jobs set not_before = clock_timestamp()"));
        }
        QCOMPARE(m_stage.read(id).status, WorkStatus::Failed);
        QCOMPARE(m_stage.read(id).reason, why);
        QVERIFY(!m_stage.read(id).isQueued);
        QVERIFY(DocumentWork(*m_stage.connection).retry(id));
        QCOMPARE(m_stage.take().attempt, 1); // a new job, with no loss yet
    }

    void aRetryEndsTheWaiting()
    {
        const DocumentId id = m_stage.add("impatient");
        QVERIFY(*m_stage.queue.postpone(m_stage.take(), QStringLiteral("later")));
        QVERIFY(DocumentWork(*m_stage.connection).retry(id));
        QCOMPARE(m_stage.take().attempt, 2);
    }

    void tellsProgressAndTheWishToCancel()
    {
        const DocumentId id = m_stage.add("cancelled");
        const JobLease job = m_stage.take();
        QCOMPARE(*m_stage.queue.renew(job, 60s, {JobStage::Reading, 31, 50}), LeaseState::Held);
        QCOMPARE(m_stage.read(id).progress, QStringLiteral("page 31 of 50"));
        QCOMPARE(*m_stage.queue.renew(job, 60s, {JobStage::Reading, 0, 0}), LeaseState::Held);
        QCOMPARE(m_stage.read(id).progress, QStringLiteral("page 31 of 50"));
        QVERIFY(DocumentWork(*m_stage.connection).cancel(id));
        QCOMPARE(*m_stage.queue.renew(job, 60s, {JobStage::Reading, 32, 50}), LeaseState::CancelRequested);
        QCOMPARE(m_stage.read(id).status, WorkStatus::Failed);
        QCOMPARE(m_stage.read(id).reason, QStringLiteral("Cancelled by lectern."));
        const auto late = m_stage.queue.completeExtraction(job, {DocumentKind::Pdf, DocumentStage::pagesOf({QStringLiteral("late")}), {}}, 1);
        QCOMPARE(late.error().code, ErrorCode::Conflict);
        QVERIFY(DocumentWork(*m_stage.connection).retry(id));
        QCOMPARE(m_stage.read(id).status, WorkStatus::Pending);
        QVERIFY(m_stage.take().jobId != job.jobId);
    }
};

QTEST_GUILESS_MAIN(TestPostgresJobQueue)
#include "tst_postgres_job_queue.moc"
