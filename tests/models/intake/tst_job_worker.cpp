// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/intake/job_worker.h"
#include "tests/support/fakes/fake_job_queue.h"

#include <QSemaphore>
#include <QTest>

namespace lectern {

using namespace analysis;
using namespace intake;

namespace {

const auto theReason = QStringLiteral("It is encrypted: it needs a password.");

StorageError error(ErrorCode code, const QString &detail = QStringLiteral("away")) { return {code, FaultyPart::PostgreSql, detail}; }

/// An engine that counts the pages it was given.
class CountingEngine final : public AnalysisEngine
{
public:
    QString name() const override { return QStringLiteral("counting"); }
    QString version() const override { return QStringLiteral("1"); }
    Result<Analysis> analyse(const std::vector<DocumentPage> &pages, const AnalysisProgress &progress, std::stop_token) override
    {
        progress(int(pages.size()), int(pages.size()));
        Analysis analysis;
        analysis.engine = name();
        analysis.summary = QString::number(pages.size());
        return analysis;
    }
};

} // namespace

class TestJobWorker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void readsATextAndStoresIt();
    void analysesWhatWasStored();
    void storesTheReasonWhenAFileCannotBeRead();
    void storesTheReasonWhenThereIsNoSuchEngine();
    void givesTheJobBackWhenTheRulesCannotBeRead();
    void renewsTheLeaseAndTellsProgressWhileItReads();
    void tellsNewProgressBetweenTwoRenewals();
    void stopsReadingAtOnceWhenTheJobMustEnd_data();
    void stopsReadingAtOnceWhenTheJobMustEnd();
    void givesTheJobBackWhenItIsAskedToStop();
    void dropsAResultThatComesAfterItsLease();
    void keepsReadingWhileARenewalFails();
    void keepsTheResultWhilePostgresIsAway();
    void givesUpAResultThatNeverGoesIn();
    void failsAResultThatPostgresRefuses();
    void asksAgainWhenTheQueueCannotBeAsked();
    void endsWhenTheQueueRefusesIt();
    void givesTheJobBackWhenItsBytesCannotBeRead();
    void postponesWhatCanBeNeitherStoredNorFailed();
    void saysFailedWhenAPostponedJobWasLostTooOften();
    void waitsLongerAfterEachJobThatCannotBeEnded();
    void takesNoMoreWhenItMayNotEvenPutAJobBack();
    void failsTheJobWhenItsBytesAreDamaged();
    void doesOneJobOrAllOfThemAsAsked();
    void waitsForMoreWorkUntilItIsStopped();

private:
    static JobLease lease(JobKind kind, qint64 id = 1);
    JobReport work(JobKind kind);
    /// What the queue heard but take().
    QStringList calls() const;

    FakeJobQueue m_queue;
    JobTools m_tools;
    JobWorkerOptions m_options;
    std::vector<JobReport> m_reports;
    std::vector<std::chrono::milliseconds> m_pauses;
    int m_troubles = 0;
    bool m_isAnswered = false;
    std::stop_source m_stop;
};

void TestJobWorker::init()
{
    m_queue = {};
    m_reports.clear();
    m_pauses.clear();
    m_troubles = 0;
    m_stop = {};
    m_tools.extract = [](const QByteArray &file, const QString &name, const ExtractionProgress &, std::stop_token) -> Result<ExtractedDocument> {
        DocumentPage page;
        page.text = name + QLatin1Char(' ') + QString::fromUtf8(file);
        return ExtractedDocument{DocumentKind::Text, {page}, {}};
    };
    m_tools.makeEngine = [](const QString &engine) -> Result<std::unique_ptr<AnalysisEngine>> {
        if (engine != QLatin1String("counting"))
            return failure(ErrorCode::InvalidRequest, FaultyPart::Lectern, QStringLiteral("There is no engine %1.").arg(engine));
        return std::make_unique<CountingEngine>();
    };
    m_options.name = QStringLiteral("test");
    m_options.heartbeat = std::chrono::milliseconds(1);
    m_options.report = [this](const JobReport &report) { m_reports.push_back(report); };
    m_options.answered = [this](const StorageError *trouble) {
        m_troubles += trouble ? 1 : 0;
        m_isAnswered = !trouble;
    };
    m_options.pause = [this](std::chrono::milliseconds wait, std::stop_token) { m_pauses.push_back(wait); };
}

JobLease TestJobWorker::lease(JobKind kind, qint64 id)
{
    JobLease job;
    job.jobId = id;
    job.kind = kind;
    job.documentName = QStringLiteral("lease.pdf");
    job.engine = QStringLiteral("counting");
    return job;
}

JobReport TestJobWorker::work(JobKind kind)
{
    m_queue.jobs.push_back(lease(kind));
    const auto result = JobWorker(m_queue, m_tools, m_options).run(JobWorker::Until::OneJob, m_stop.get_token());
    if (!result || m_reports.size() != 1) {
        qWarning("%zu reports, %s", m_reports.size(), result ? "" : qPrintable(result.error().detail));
        return {};
    }
    return m_reports.front();
}

QStringList TestJobWorker::calls() const
{
    QStringList calls = m_queue.calls;
    calls.removeAll(QStringLiteral("take"));
    return calls;
}

void TestJobWorker::readsATextAndStoresIt()
{
    const JobReport report = work(JobKind::Extract);
    QCOMPARE(report.end, JobEnd::Completed);
    QCOMPARE(report.job.jobId, 1);
    QCOMPARE(calls(), (QStringList{QStringLiteral("readBytes"), QStringLiteral("completeExtraction")}));
    QCOMPARE(m_queue.extractions.size(), 1u);
    QCOMPARE(m_queue.extractions.front().pages.front().text, QStringLiteral("lease.pdf bytes"));
}

void TestJobWorker::analysesWhatWasStored()
{
    m_queue.pages.pages.resize(3);
    QCOMPARE(work(JobKind::Analyse).end, JobEnd::Completed);
    QCOMPARE(calls(), (QStringList{QStringLiteral("readPages"), QStringLiteral("completeAnalysis")}));
    QCOMPARE(m_queue.analyses.front().summary, QStringLiteral("3"));
}

void TestJobWorker::storesTheReasonWhenAFileCannotBeRead()
{
    m_tools.extract = [](const QByteArray &, const QString &, const ExtractionProgress &, std::stop_token) -> Result<ExtractedDocument> {
        return failure(ErrorCode::Denied, FaultyPart::File, theReason);
    };
    const JobReport report = work(JobKind::Extract);
    QCOMPARE(report.end, JobEnd::Failed);
    QCOMPARE(report.reason, theReason);
    QCOMPARE(calls().last(), QStringLiteral("fail: ") + theReason);
}

void TestJobWorker::storesTheReasonWhenThereIsNoSuchEngine()
{
    JobLease job = lease(JobKind::Analyse);
    job.engine = QStringLiteral("oracle");
    m_queue.jobs.push_back(job);
    QVERIFY(JobWorker(m_queue, m_tools, m_options).run(JobWorker::Until::Idle, {}));
    QCOMPARE(calls(), QStringList{QStringLiteral("fail: There is no engine oracle.")});
}

void TestJobWorker::givesTheJobBackWhenTheRulesCannotBeRead()
{
    m_tools.makeEngine = [](const QString &) -> Result<std::unique_ptr<AnalysisEngine>> {
        return tl::make_unexpected(error(ErrorCode::Unavailable));
    };
    QCOMPARE(work(JobKind::Analyse).end, JobEnd::Postponed);
    QCOMPARE(calls(), QStringList{QStringLiteral("postpone: away")});
}

void TestJobWorker::renewsTheLeaseAndTellsProgressWhileItReads()
{
    QSemaphore renewed;
    m_queue.whenRenewed = [&] {
        if (m_queue.progress == (JobProgress{JobStage::Recognising, 31, 50}))
            renewed.release();
    };
    m_tools.extract = [&renewed](const QByteArray &, const QString &, const ExtractionProgress &progress,
                                 std::stop_token) -> Result<ExtractedDocument> {
        progress({31, 50, true});
        renewed.acquire(3);
        return ExtractedDocument{};
    };
    QCOMPARE(work(JobKind::Extract).end, JobEnd::Completed);
    QVERIFY(m_queue.renewals >= 3);
}

void TestJobWorker::tellsNewProgressBetweenTwoRenewals()
{
    QSemaphore told;
    m_queue.whenTold = [&told] { told.release(); };
    m_options.heartbeat = std::chrono::hours(1);
    m_options.tellEvery = std::chrono::milliseconds(1);
    m_tools.extract = [&told](const QByteArray &, const QString &, const ExtractionProgress &progress, std::stop_token) -> Result<ExtractedDocument> {
        for (const ParseProgress &now : {ParseProgress{1, 50, false}, ParseProgress{2, 50, true}}) {
            progress(now);
            told.tryAcquire(1, 60'000);
        }
        progress({2, 50, true});
        told.tryAcquire(1, 100); // nothing is awaited
        return ExtractedDocument{};
    };
    QCOMPARE(work(JobKind::Extract).end, JobEnd::Completed);
    QCOMPARE(m_queue.renewals, 0);
    QVERIFY(m_queue.told == (std::vector<JobProgress>{{JobStage::Reading, 1, 50}, {JobStage::Recognising, 2, 50}})); // what is not new is not told
}

void TestJobWorker::stopsReadingAtOnceWhenTheJobMustEnd_data()
{
    QTest::addColumn<LeaseState>("state");
    QTest::addColumn<bool>("isConflict");
    QTest::addColumn<JobEnd>("end");
    QTest::newRow("the lease is lost") << LeaseState::Lost << false << JobEnd::Lost;
    QTest::newRow("the renewal is refused") << LeaseState::Held << true << JobEnd::Lost;
    QTest::newRow("an analyst cancelled") << LeaseState::CancelRequested << false << JobEnd::Cancelled;
}

void TestJobWorker::stopsReadingAtOnceWhenTheJobMustEnd()
{
    QFETCH(LeaseState, state);
    QFETCH(bool, isConflict);
    QFETCH(JobEnd, end);
    m_queue.leaseState = state;
    if (isConflict)
        m_queue.failures["renew"].push_back(error(ErrorCode::Conflict));
    bool wasAskedToStop = false;
    m_tools.extract = [&wasAskedToStop](const QByteArray &, const QString &, const ExtractionProgress &,
                                        std::stop_token stop) -> Result<ExtractedDocument> {
        QSemaphore stopped;
        const std::stop_callback callback(stop, [&stopped] { stopped.release(); });
        wasAskedToStop = stopped.tryAcquire(1, 60'000);
        return ExtractedDocument{}; // too late, though it looks well
    };
    QCOMPARE(work(JobKind::Extract).end, end);
    QVERIFY(wasAskedToStop);
    QCOMPARE(calls(), QStringList{QStringLiteral("readBytes")}); // nothing was stored, nothing was given back
}

void TestJobWorker::givesTheJobBackWhenItIsAskedToStop()
{
    m_tools.extract = [this](const QByteArray &, const QString &, const ExtractionProgress &, std::stop_token stop) -> Result<ExtractedDocument> {
        QSemaphore stopped;
        const std::stop_callback callback(stop, [&stopped] { stopped.release(); });
        m_stop.request_stop();
        stopped.acquire();
        return failure(ErrorCode::Cancelled, FaultyPart::Lectern, {});
    };
    m_queue.jobs.push_back(lease(JobKind::Extract, 2)); // the second stays where it is
    QCOMPARE(work(JobKind::Extract).end, JobEnd::Released);
    QCOMPARE(calls(), (QStringList{QStringLiteral("readBytes"), QStringLiteral("release")}));
    QCOMPARE(m_queue.jobs.size(), 1u);
}

void TestJobWorker::dropsAResultThatComesAfterItsLease()
{
    m_queue.failures["completeExtraction"].push_back(error(ErrorCode::Conflict));
    QCOMPARE(work(JobKind::Extract).end, JobEnd::Lost);
    QCOMPARE(calls(), (QStringList{QStringLiteral("readBytes"), QStringLiteral("completeExtraction")}));
}

void TestJobWorker::keepsReadingWhileARenewalFails()
{
    QSemaphore renewed;
    m_queue.failures["renew"] = {error(ErrorCode::Unavailable), error(ErrorCode::Timeout)};
    m_queue.whenRenewed = [&renewed] { renewed.release(); };
    m_tools.extract = [&renewed](const QByteArray &, const QString &, const ExtractionProgress &, std::stop_token) -> Result<ExtractedDocument> {
        renewed.acquire(3);
        return ExtractedDocument{};
    };
    QCOMPARE(work(JobKind::Extract).end, JobEnd::Completed);
}

void TestJobWorker::keepsTheResultWhilePostgresIsAway()
{
    int reads = 0;
    const auto extract = m_tools.extract;
    m_tools.extract = [&](const QByteArray &file, const QString &name, const ExtractionProgress &progress, std::stop_token stop) {
        ++reads;
        return extract(file, name, progress, stop);
    };
    m_queue.failures["completeExtraction"].assign(12, error(ErrorCode::Unavailable));
    QCOMPARE(work(JobKind::Extract).end, JobEnd::Completed);
    QCOMPARE(reads, 1);
    QCOMPARE(m_pauses.size(), 12u);
    QVERIFY(m_pauses.back() > m_pauses.front());
}

void TestJobWorker::givesUpAResultThatNeverGoesIn()
{
    m_queue.failures["completeExtraction"].assign(1000, error(ErrorCode::Timeout, QStringLiteral("no answer")));
    const JobReport report = work(JobKind::Extract);
    QCOMPARE(report.end, JobEnd::Failed);
    QVERIFY(report.reason.contains(QStringLiteral("no answer")));
}

void TestJobWorker::failsAResultThatPostgresRefuses()
{
    m_queue.failures["completeAnalysis"].push_back(error(ErrorCode::InvalidRequest, QStringLiteral("a quote is not the text's")));
    const JobReport report = work(JobKind::Analyse);
    QCOMPARE(report.end, JobEnd::Failed);
    QVERIFY(report.reason.contains(QStringLiteral("a quote is not the text's")));
}

void TestJobWorker::asksAgainWhenTheQueueCannotBeAsked()
{
    m_queue.failures["take"].assign(7, error(ErrorCode::Unavailable));
    QCOMPARE(work(JobKind::Extract).end, JobEnd::Completed);
    QCOMPARE(m_pauses.size(), 7u);
    QVERIFY(m_pauses.back() >= Backoff::longest / 2);
    QCOMPARE(m_troubles, 7); // and told each time
    QVERIFY(m_isAnswered);
}

void TestJobWorker::endsWhenTheQueueRefusesIt()
{
    m_queue.failures["take"].push_back(error(ErrorCode::Denied, QStringLiteral("permission denied for table jobs")));
    const auto result = JobWorker(m_queue, m_tools, m_options).run(JobWorker::Until::Stopped, {});
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Denied);
}

void TestJobWorker::givesTheJobBackWhenItsBytesCannotBeRead()
{
    m_queue.failures["readBytes"].push_back(error(ErrorCode::Unavailable));
    QCOMPARE(work(JobKind::Extract).end, JobEnd::Postponed);
    QCOMPARE(calls(), (QStringList{QStringLiteral("readBytes"), QStringLiteral("postpone: away")}));
    QCOMPARE(m_pauses.size(), 1u); // before it asks for another
}

void TestJobWorker::postponesWhatCanBeNeitherStoredNorFailed()
{
    m_queue.failures["completeExtraction"].push_back(error(ErrorCode::Denied, QStringLiteral("no pages")));
    m_queue.failures["fail"].push_back(error(ErrorCode::Denied, QStringLiteral("no documents")));
    const JobReport report = work(JobKind::Extract);
    QCOMPARE(report.end, JobEnd::Postponed);
    QVERIFY2(report.reason.contains(u"no pages") && report.reason.contains(u"no documents"), qPrintable(report.reason));
    QVERIFY(calls().last().startsWith(QLatin1String("postpone: ")));
}

void TestJobWorker::saysFailedWhenAPostponedJobWasLostTooOften()
{
    m_queue.postpones = false;
    m_queue.failures["readBytes"].push_back(error(ErrorCode::Timeout, QStringLiteral("too slow")));
    const JobReport report = work(JobKind::Extract);
    QCOMPARE(report.end, JobEnd::Failed);
    QCOMPARE(report.reason, QStringLiteral("too slow"));
}

/// Jobs that cannot be ended one after the other: it waits longer and longer, until one can.
void TestJobWorker::waitsLongerAfterEachJobThatCannotBeEnded()
{
    for (int i = 0; i < 8; ++i)
        m_queue.jobs.push_back(lease(JobKind::Extract, i));
    m_queue.failures["readBytes"].assign(6, error(ErrorCode::Timeout));
    QVERIFY(JobWorker(m_queue, m_tools, m_options).run(JobWorker::Until::Idle, {}));
    QCOMPARE(m_reports.size(), 8u);
    QCOMPARE(m_pauses.size(), 6u);
    QVERIFY(m_pauses.back() > 4 * m_pauses.front());
}

void TestJobWorker::takesNoMoreWhenItMayNotEvenPutAJobBack()
{
    m_queue.jobs = {lease(JobKind::Extract, 1), lease(JobKind::Extract, 2)};
    m_queue.failures["readBytes"].push_back(error(ErrorCode::Timeout));
    m_queue.failures["postpone"].push_back(error(ErrorCode::Denied, QStringLiteral("permission denied for table jobs")));
    const auto result = JobWorker(m_queue, m_tools, m_options).run(JobWorker::Until::Stopped, {});
    QVERIFY(!result);
    QCOMPARE(result.error().detail, QStringLiteral("permission denied for table jobs"));
    QCOMPARE(m_queue.jobs.size(), 1u);
}

void TestJobWorker::failsTheJobWhenItsBytesAreDamaged()
{
    m_queue.failures["readBytes"].push_back(error(ErrorCode::Corrupt, QStringLiteral("The stored file is damaged.")));
    QCOMPARE(work(JobKind::Extract).reason, QStringLiteral("The stored file is damaged."));
}

void TestJobWorker::doesOneJobOrAllOfThemAsAsked()
{
    for (int i = 1; i <= 5; ++i)
        m_queue.jobs.push_back(lease(i % 2 ? JobKind::Extract : JobKind::Analyse, i));
    JobWorker worker(m_queue, m_tools, m_options);
    QVERIFY(worker.run(JobWorker::Until::OneJob, {}));
    QCOMPARE(m_reports.size(), 1u);
    QVERIFY(worker.run(JobWorker::Until::Idle, {}));
    QCOMPARE(m_reports.size(), 5u);
    QVERIFY(!m_queue.calls.contains(QStringLiteral("waitForWork")));
}

void TestJobWorker::waitsForMoreWorkUntilItIsStopped()
{
    int waits = 0;
    m_queue.whenWaiting = [&] {
        if (++waits == 1)
            m_queue.jobs.push_back(lease(JobKind::Extract));
        else
            m_stop.request_stop();
    };
    QVERIFY(JobWorker(m_queue, m_tools, m_options).run(JobWorker::Until::Stopped, m_stop.get_token()));
    QCOMPARE(m_reports.size(), 1u);
    QCOMPARE(waits, 2);
}

} // namespace lectern

QTEST_APPLESS_MAIN(lectern::TestJobWorker)
#include "tst_job_worker.moc"
