// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/connect/connection_budget.h"
#include "storage/postgres/documents/document_reader.h"
#include "storage/postgres/documents/document_work.h"
#include "tests/support/document_stage.h"
#include "tests/support/reason_of.h"
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

class TestPostgresJobQueue : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_stage.error.isEmpty(), qPrintable(m_stage.error)); }

    void init() { QVERIFY2(m_stage.clear(), qPrintable(m_stage.postgres.error())); }

    void handsOutWhatWasAddedFirst()
    {
        const DocumentId first = add("first");
        const DocumentId second = add("second");
        const auto one = m_queue.take(QStringLiteral("w"), 60s);
        QVERIFY2(one, reasonOf(one));
        QVERIFY(*one);
        QCOMPARE((*one)->document, first);
        QCOMPARE((*one)->kind, JobKind::Extract);
        QCOMPARE((*one)->attempt, 1);
        QCOMPARE((*one)->documentName, QStringLiteral("first"));
        QCOMPARE((*one)->sha256, QCryptographicHash::hash("first", QCryptographicHash::Sha256));
        QCOMPARE(read(first).status, WorkStatus::Processing);
        QVERIFY(read(first).startedAt.isValid());
        const auto two = m_queue.take(QStringLiteral("w"), 60s);
        QVERIFY(two && *two);
        QCOMPARE((*two)->document, second);
        const auto none = m_queue.take(QStringLiteral("w"), 60s);
        QVERIFY(none && !*none);
    }

    void whoLeavesDoesNotWaitForAServerThatHangs()
    {
        const DocumentId id = add("left");
        const JobLease job = take();
        m_stage.postgres.freeze();
        std::stop_source stop;
        const std::jthread leaving([&stop] { stop.request_stop(); });
        const auto renewed = m_queue.renew(job, 60s, {JobStage::Reading, 1, 2}, stop.get_token());
        QVERIFY(!renewed);
        QCOMPARE(renewed.error().code, ErrorCode::Cancelled); // and not the end of its time
        const auto taken = m_queue.take(QStringLiteral("w"), 60s, stop.get_token());
        QVERIFY(!taken);
        QCOMPARE(taken.error().code, ErrorCode::Cancelled);
        const auto released = m_queue.release(job, stop.get_token());
        m_stage.postgres.thaw();
        QVERIFY(!released);
        QCOMPARE(m_stage.value(QStringLiteral("select state from jobs where document_id = '%1'").arg(id.value.toString(QUuid::WithoutBraces))),
                 QStringLiteral("running"));
        QVERIFY(m_queue.release(job)); // over a new connection
        QCOMPARE(read(id).status, WorkStatus::Pending);
    }

    /// A worker that gave its connection to others while it worked still gives its job back when it is asked to end.
    void whoLeavesGivesBackWhatHeHasThoughOthersHaveHisConnection()
    {
        const DocumentId id = add("rested");
        PostgresJobQueue queue(PostgresAccess(m_stage.url(), std::make_shared<ConnectionBudget>(1)), QStringLiteral("builtin"));
        const auto job = queue.take(QStringLiteral("w"), 60s);
        QVERIFY(job && *job);
        queue.rest(); // there is one connection, so others may need it
        std::stop_source stop;
        stop.request_stop();
        const auto released = queue.release(**job, stop.get_token());
        QVERIFY2(released, reasonOf(released));
        QCOMPARE(read(id).status, WorkStatus::Pending);
    }

    void storesTheTextAndQueuesTheAnalysis()
    {
        const DocumentId id = add("contract");
        const JobLease job = take();
        const auto bytes = m_queue.readBytes(job, 60s, {});
        QVERIFY2(bytes, reasonOf(bytes));
        QCOMPARE(*bytes, QByteArray("contract"));
        ExtractedDocument document{DocumentKind::Pdf, DocumentStage::pagesOf({QStringLiteral("Page one \U0001F600\n"), QStringLiteral("Page two\n")}),
                                   QStringLiteral("a note")};
        document.pages[1].source = TextSource::Ocr;
        document.pages[1].confidence = 0.75;
        const auto done = m_queue.completeExtraction(job, document, 1.5);
        QVERIFY2(done, reasonOf(done));
        const Document stored = read(id);
        QCOMPARE(stored.status, WorkStatus::Completed);
        QCOMPARE(stored.kind, DocumentKind::Pdf);
        QCOMPARE(stored.pageCount, 2);
        QCOMPARE(stored.characterCount, 20);
        QCOMPARE(stored.extractionSeconds, 1.5);
        QCOMPARE(stored.ocrConfidence, std::optional(0.75));
        QCOMPARE(stored.note, QStringLiteral("a note"));
        QVERIFY(stored.completedAt.isValid());
        const JobLease analysis = take();
        QCOMPARE(analysis.kind, JobKind::Analyse);
        QCOMPARE(analysis.engine, QStringLiteral("builtin"));
        const auto pages = m_queue.readPages(analysis, 60s, {});
        QVERIFY2(pages, reasonOf(pages));
        QCOMPARE(pages->pages, document.pages);
        QCOMPARE(read(id).analysisStatus, WorkStatus::Processing);
    }

    void keepsTheLeaseWhileItReadsAndStopsWhenItIsLost()
    {
        const DocumentId id = add("contract");
        const JobLease job = take();
        const auto renews = [this](const auto &read) {
            expireLeases();
            const bool isRead = read().has_value();
            return isRead
                && m_stage.value(QStringLiteral("select clock_timestamp() - lease_until < interval '1 second' from jobs where state = 'running'"))
                == u"t";
        };
        QVERIFY(renews([&] { return m_queue.readBytes(job, 0s, {}); })); // a lease that is over at once is due after each part
        QVERIFY(!renews([&] { return m_queue.readBytes(job, 600s, {}); }));
        QVERIFY(m_queue.completeExtraction(job, {DocumentKind::Pdf, DocumentStage::pagesOf({QStringLiteral("words")}), {}}, 1));
        const JobLease analysis = take();
        QCOMPARE(analysis.document, id);
        QVERIFY(renews([&] { return m_queue.readPages(analysis, 0s, {}); }));
        QVERIFY(!renews([&] { return m_queue.readPages(analysis, 600s, {}); }));
        expireLeases();
        PostgresJobQueue other(m_stage.url());
        const auto taken = other.take(QStringLiteral("other"), 60s);
        QVERIFY(taken && *taken);
        const auto late = m_queue.readPages(analysis, 0s, {});
        QVERIFY(!late);
        QCOMPARE(late.error().code, ErrorCode::Conflict);
        const auto lateBytes = m_queue.readBytes(analysis, 0s, {});
        QVERIFY(!lateBytes);
        QCOMPARE(lateBytes.error().code, ErrorCode::Conflict);
    }

    void storesAnAnalysisWhoseQuotesAreTrue()
    {
        const QStringList pages{QStringLiteral("Über alles \U0001F600 the cap\n"), QStringLiteral("is one million.\n")};
        const auto id = m_stage.complete(QStringLiteral("a.pdf"), pages);
        QVERIFY2(id, reasonOf(id));
        const JobLease job = take();
        const Analysis analysis = DocumentStage::analysisOf(pages, {{1, QStringLiteral("the cap\nis one")}, {2, QStringLiteral("million")}});
        const auto done = m_queue.completeAnalysis(job, analysis);
        QVERIFY2(done, reasonOf(done));
        const Document document = read(*id);
        QCOMPARE(document.analysisStatus, WorkStatus::Completed);
        QVERIFY(document.risks == (RiskCounts{1, 0, 0}));
        const auto stored = DocumentReader(*m_stage.connection).readLatestAnalysis(*id);
        QVERIFY2(stored, reasonOf(stored));
        QCOMPARE(stored->value.findings.size(), size_t(2));
        QCOMPARE(stored->value.findings[0].evidence, analysis.findings[0].evidence);
        QCOMPARE(stored->value.findings[1].evidence, analysis.findings[1].evidence);
        QCOMPARE(stored->value.textHash, analysis.textHash);
        QCOMPARE(stored->value.risks[0].findings, std::vector<int>{0});
        QVERIFY(stored->value.categories[0].isPresent);
    }

    void saysNothingOfTheRisksOfWhatLooksLikeNoContract()
    {
        const QStringList pages{QStringLiteral("Invoice 118, twelve oak boards.\n")};
        const auto id = m_stage.complete(QStringLiteral("invoice.pdf"), pages);
        QVERIFY2(id, reasonOf(id));
        Analysis analysis = DocumentStage::analysisOf(pages, {});
        analysis.risks.clear();
        analysis.categories.clear(); // nothing is called missing
        const auto done = m_queue.completeAnalysis(take(), analysis);
        QVERIFY2(done, reasonOf(done));
        QCOMPARE(read(*id).analysisStatus, WorkStatus::Completed);
        QVERIFY(!read(*id).risks);
        DocumentPageRequest clear;
        clear.query.filter.highestRisks = {Severity::None};
        const auto listed = DocumentReader(*m_stage.connection).readList(clear);
        QVERIFY2(listed, reasonOf(listed));
        QCOMPARE(listed->value.totalCount, 0);
    }

    void refusesAnAnalysisThatLies_data()
    {
        QTest::addColumn<int>("lie");
        QTest::newRow("other words") << 0;
        QTest::newRow("other place") << 1;
        QTest::newRow("other page") << 2;
        QTest::newRow("other text") << 3;
        QTest::newRow("beyond the end") << 4;
    }
    void refusesAnAnalysisThatLies()
    {
        QFETCH(int, lie);
        const QStringList pages{QStringLiteral("The cap\n"), QStringLiteral("is one million.\n")};
        const auto id = m_stage.complete(QStringLiteral("a.pdf"), pages);
        QVERIFY2(id, reasonOf(id));
        const JobLease job = take();
        Analysis analysis = DocumentStage::analysisOf(pages, {{1, QStringLiteral("The cap")}, {2, QStringLiteral("million")}});
        Evidence &evidence = analysis.findings[1].evidence;
        switch (lie) {
        case 0: evidence.quote = QStringLiteral("billion"); break;
        case 1: ++evidence.range.start, ++evidence.range.end; break;
        case 2: evidence.page = 1; break;
        case 3: analysis.textHash = QCryptographicHash::hash("other", QCryptographicHash::Sha256); break;
        case 4: evidence.range = {24, 40}; break;
        }
        const auto done = m_queue.completeAnalysis(job, analysis);
        QVERIFY(!done);
        QCOMPARE(done.error().code, ErrorCode::InvalidRequest);
        QCOMPARE(m_stage.value(QStringLiteral("select count(*) from analysis_results")), QStringLiteral("0"));
        QVERIFY(!read(*id).risks);
        const auto failed = m_queue.fail(job, QStringLiteral("It lied."));
        QVERIFY2(failed, reasonOf(failed));
        QCOMPARE(read(*id).analysisStatus, WorkStatus::Failed);
        QCOMPARE(read(*id).status, WorkStatus::Completed);
        QCOMPARE(read(*id).reason, QStringLiteral("It lied."));
    }

    void leavesNothingOfALateResult()
    {
        const DocumentId id = add("slow");
        const JobLease slow = take(1s);
        expireLeases();
        PostgresJobQueue other(m_stage.url());
        const auto taken = other.take(QStringLiteral("other"), 60s);
        QVERIFY2(taken, reasonOf(taken));
        QVERIFY(*taken);
        QCOMPARE((*taken)->jobId, slow.jobId);
        QCOMPARE((*taken)->attempt, 2);
        QCOMPARE(*m_queue.renew(slow, 60s, {JobStage::Reading, 1, 2}), LeaseState::Lost);
        const auto late = m_queue.completeExtraction(slow, {DocumentKind::Pdf, DocumentStage::pagesOf({QStringLiteral("late")}), {}}, 1);
        QVERIFY(!late);
        QCOMPARE(late.error().code, ErrorCode::Conflict);
        QCOMPARE(m_queue.fail(slow, QStringLiteral("late")).error().code, ErrorCode::Conflict);
        QCOMPARE(m_queue.release(slow).error().code, ErrorCode::Conflict);
        QCOMPARE(m_stage.value(QStringLiteral("select count(*) from document_pages")), QStringLiteral("0"));
        QCOMPARE(read(id).status, WorkStatus::Processing);
        const auto good = other.completeExtraction(**taken, {DocumentKind::Pdf, DocumentStage::pagesOf({QStringLiteral("good")}), {}}, 1);
        QVERIFY2(good, reasonOf(good));
        QCOMPARE(m_stage.value(QStringLiteral("select page_text from document_pages")), QStringLiteral("good"));
    }

    void answersTheSameWhenAnUnknownCommitIsAskedForAgain()
    {
        add("twice");
        const JobLease job = take();
        const ExtractedDocument document{DocumentKind::Pdf, DocumentStage::pagesOf({QStringLiteral("text")}), {}};
        QVERIFY(m_queue.completeExtraction(job, document, 1));
        const auto again = m_queue.completeExtraction(job, document, 1);
        QVERIFY2(again, reasonOf(again));
        QCOMPARE(m_stage.value(QStringLiteral("select count(*) from jobs")), QStringLiteral("2"));
    }

    void failsAJobThatWorkersWereLostWith()
    {
        const DocumentId id = add("deadly");
        for (int i = 0; i < PostgresJobQueue::maxLostAttempts; ++i) {
            const auto job = m_queue.take(QStringLiteral("w"), 60s);
            QVERIFY2(job, reasonOf(job));
            QVERIFY(*job);
            QCOMPARE((*job)->attempt, i + 1);
            expireLeases();
        }
        const auto none = m_queue.take(QStringLiteral("w"), 60s);
        QVERIFY2(none, reasonOf(none));
        QVERIFY(!*none);
        QCOMPARE(read(id).status, WorkStatus::Failed);
        QVERIFY2(read(id).reason.contains(u"stopped 3 times"), qUtf8Printable(read(id).reason));
        QCOMPARE(m_stage.value(QStringLiteral("select state from jobs")), QStringLiteral("failed"));
    }

    void givesAReleasedJobToTheNext()
    {
        const DocumentId id = add("given back");
        const JobLease job = take();
        QVERIFY(m_queue.release(job));
        QCOMPARE(read(id).status, WorkStatus::Pending);
        const JobLease again = take();
        QCOMPARE(again.attempt, 2);
        QCOMPARE(m_stage.value(QStringLiteral("select lost_attempts from jobs")), QStringLiteral("0"));
    }

    /// What can be neither completed nor failed waits longer each time, says why and until when, and ends.
    void postponesAJobAFewTimesAndThenFailsIt()
    {
        const DocumentId id = add("postponed");
        const QString why = QStringLiteral("permission denied for table document_pages");
        for (int lost = 1; lost <= PostgresJobQueue::maxLostAttempts; ++lost) {
            const JobLease job = take();
            QCOMPARE(job.attempt, lost);
            const auto waits = m_queue.postpone(job, why);
            QVERIFY2(waits, reasonOf(waits));
            QCOMPARE(*waits, lost < PostgresJobQueue::maxLostAttempts);
            QCOMPARE(m_stage.value(QStringLiteral("select reason from jobs")), why);
            if (!*waits)
                break;
            QCOMPARE(read(id).status, WorkStatus::Pending);
            QVERIFY(read(id).isQueued);
            QVERIFY2(read(id).progress.contains(why), qPrintable(read(id).progress));
            const auto none = m_queue.take(QStringLiteral("w"), 60s);
            QVERIFY(none && !*none);
            const qint64 wait = m_stage.value(QStringLiteral("select extract(epoch from not_before - now())::int from jobs")).toInt();
            QVERIFY2(wait > PostgresJobQueue::firstWait.count() * (lost == 1 ? 1 : 4) / 2, qPrintable(QString::number(wait)));
            m_stage.execute(QStringLiteral("update jobs set not_before = clock_timestamp()"));
        }
        QCOMPARE(read(id).status, WorkStatus::Failed);
        QCOMPARE(read(id).reason, why);
        QVERIFY(!read(id).isQueued);
        QVERIFY(DocumentWork(*m_stage.connection).retry(id));
        QCOMPARE(take().attempt, 1); // a new job, with no loss yet
    }

    void aRetryEndsTheWaiting()
    {
        const DocumentId id = add("impatient");
        QVERIFY(*m_queue.postpone(take(), QStringLiteral("later")));
        QVERIFY(DocumentWork(*m_stage.connection).retry(id));
        QCOMPARE(take().attempt, 2);
    }

    void failsAnAnalysisWhoseRowIsRefused()
    {
        const auto id = m_stage.complete(QStringLiteral("a.pdf"), {QStringLiteral("words")});
        QVERIFY2(id, reasonOf(id));
        const JobLease job = take();
        m_stage.execute(QStringLiteral("alter table analysis_results add constraint closed check (false) not valid"));
        const auto failed = m_queue.fail(job, QStringLiteral("it could not be stored"));
        m_stage.execute(QStringLiteral("alter table analysis_results drop constraint closed"));
        QVERIFY2(failed, reasonOf(failed));
        QCOMPARE(read(*id).analysisStatus, WorkStatus::Failed);
        QCOMPARE(read(*id).reason, QStringLiteral("it could not be stored"));
        QCOMPARE(m_stage.value(QStringLiteral("select state || ' ' || reason from jobs where kind = 'analyse'")),
                 QStringLiteral("failed it could not be stored"));
    }

    void tellsProgressAndTheWishToCancel()
    {
        const DocumentId id = add("cancelled");
        const JobLease job = take();
        QCOMPARE(*m_queue.renew(job, 60s, {JobStage::Reading, 31, 50}), LeaseState::Held);
        QCOMPARE(read(id).progress, QStringLiteral("page 31 of 50"));
        QCOMPARE(*m_queue.renew(job, 60s, {JobStage::Reading, 0, 0}), LeaseState::Held);
        QCOMPARE(read(id).progress, QStringLiteral("page 31 of 50"));
        QVERIFY(DocumentWork(*m_stage.connection).cancel(id));
        QCOMPARE(*m_queue.renew(job, 60s, {JobStage::Reading, 32, 50}), LeaseState::CancelRequested);
        QCOMPARE(read(id).status, WorkStatus::Failed);
        QCOMPARE(read(id).reason, QStringLiteral("Cancelled by lectern."));
        const auto late = m_queue.completeExtraction(job, {DocumentKind::Pdf, DocumentStage::pagesOf({QStringLiteral("late")}), {}}, 1);
        QCOMPARE(late.error().code, ErrorCode::Conflict);
        QVERIFY(DocumentWork(*m_stage.connection).retry(id));
        QCOMPARE(read(id).status, WorkStatus::Pending);
        QVERIFY(take().jobId != job.jobId);
    }

    void refusesADocumentWithoutPages()
    {
        const DocumentId id = add("empty");
        const JobLease job = take();
        const auto done = m_queue.completeExtraction(job, {DocumentKind::Pdf, {}, {}}, 1);
        QCOMPARE(done.error().code, ErrorCode::InvalidRequest);
        ExtractedDocument gap{DocumentKind::Pdf, DocumentStage::pagesOf({QStringLiteral("1"), QStringLiteral("2")}), {}};
        gap.pages[1].number = 3;
        QCOMPARE(m_queue.completeExtraction(job, gap, 1).error().code, ErrorCode::InvalidRequest);
        QCOMPARE(read(id).status, WorkStatus::Processing);
        QCOMPARE(m_stage.value(QStringLiteral("select count(*) from document_pages")), QStringLiteral("0"));
    }

    void storesWhatNoTextOfPostgresMayHold()
    {
        const DocumentId id = add("strange");
        const JobLease job = take();
        const QString strange = QStringLiteral("a") + QChar(u'\0') + QStringLiteral("b") + QChar(0xd800) + QStringLiteral("c\n");
        const auto done = m_queue.completeExtraction(job, {DocumentKind::Text, DocumentStage::pagesOf({strange}), {}}, 1);
        QVERIFY2(done, reasonOf(done));
        QCOMPARE(read(id).characterCount, 6);
    }

    void indexesAPageOfManyMegabytes()
    {
        const DocumentId id = add("huge");
        const JobLease job = take();
        QString text;
        for (int i = 0; i < 400'000; ++i)
            text += QStringLiteral("word%1 ").arg(i);
        text += QStringLiteral("the very last clause");
        const auto done = m_queue.completeExtraction(job, {DocumentKind::Text, DocumentStage::pagesOf({text}), {}}, 1);
        QVERIFY2(done, reasonOf(done));
        for (const char *search : {"word0", "word399999", "\"word200000 word200001\"", "\"the very last\" word1"}) {
            DocumentPageRequest request;
            request.query.filter.text = QString::fromLatin1(search);
            const auto list = DocumentReader(*m_stage.connection).readList(request);
            QVERIFY2(list, reasonOf(list));
            QVERIFY2(list->value.totalCount == 1 && list->value.rows[0].document.id == id, search);
            QVERIFY2(!list->value.rows[0].snippet.marks.empty(), search);
        }
    }

    /// Several workers, leases that end at random, cancels and retries: each job is completed by exactly one attempt.
    void neverLetsTwoComplete()
    {
        const unsigned seed = testSeed();
        constexpr int documentCount = 40;
        for (int i = 0; i < documentCount; ++i)
            add(QByteArray::number(i));
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
                    continue; // and this worker is never heard of again
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
                expireLeases();
        }
        for (int i = 0; i < 3; ++i) { // what silent workers left
            expireLeases();
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

private:
    DocumentId add(const QByteArray &bytes)
    {
        const auto added = m_stage.add(QString::fromLatin1(bytes), bytes);
        if (!added)
            qFatal("%s", qUtf8Printable(added.error().detail));
        return added->id;
    }
    JobLease take(std::chrono::seconds lease = 60s)
    {
        const auto job = m_queue.take(QStringLiteral("worker"), lease);
        return job && *job ? **job : JobLease{};
    }
    Document read(DocumentId id)
    {
        const auto document = DocumentReader(*m_stage.connection).readDocument(id);
        return document ? document->value : Document{};
    }
    static QString textOf(PostgresJobQueue &queue, const JobLease &job)
    {
        const auto pages = queue.readPages(job, 60s, {});
        return pages ? pages->pages.front().text : QString();
    }
    void expireLeases()
    {
        QVERIFY(m_stage.execute(QStringLiteral("update jobs set lease_until = clock_timestamp() - interval '1 second' where state = 'running'")));
    }

    DocumentStage m_stage;
    PostgresJobQueue m_queue{m_stage.url()};
};

QTEST_GUILESS_MAIN(TestPostgresJobQueue)
#include "tst_postgres_job_queue.moc"
