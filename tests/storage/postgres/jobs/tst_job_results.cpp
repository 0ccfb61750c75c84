// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/jobs/job_results.h"

#include "tests/storage/postgres/jobs/queue_stage.h"
#include "tests/support/reason_of.h"

#include <QtTest>

using namespace lectern;
using namespace lectern::postgres;
using namespace std::chrono_literals;

class TestJobResults : public QObject
{
    Q_OBJECT

    QueueStage m_stage;

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_stage.error.isEmpty(), qPrintable(m_stage.error)); }
    void init() { QVERIFY2(m_stage.clear(), qPrintable(m_stage.postgres.error())); }

    void storesTheTextAndQueuesTheAnalysis()
    {
        const DocumentId id = m_stage.add("contract");
        const JobLease job = m_stage.take();
        const auto bytes = m_stage.queue.readBytes(job, 60s, {});
        QVERIFY2(bytes, reasonOf(bytes));
        QCOMPARE(*bytes, QByteArray("contract"));
        ExtractedDocument document{DocumentKind::Pdf, DocumentStage::pagesOf({QStringLiteral("Page one \U0001F600\n"), QStringLiteral("Page two\n")}),
                                   QStringLiteral("a note")};
        document.pages[1].source = TextSource::Ocr;
        document.pages[1].confidence = 0.75;
        const auto done = m_stage.queue.completeExtraction(job, document, 1.5);
        QVERIFY2(done, reasonOf(done));
        const Document stored = m_stage.read(id);
        QCOMPARE(stored.status, WorkStatus::Completed);
        QCOMPARE(stored.kind, DocumentKind::Pdf);
        QCOMPARE(stored.pageCount, 2);
        QCOMPARE(stored.characterCount, 20);
        QCOMPARE(stored.extractionSeconds, 1.5);
        QCOMPARE(stored.ocrConfidence, std::optional(0.75));
        QCOMPARE(stored.note, QStringLiteral("a note"));
        QVERIFY(stored.completedAt.isValid());
        const JobLease analysis = m_stage.take();
        QCOMPARE(analysis.kind, JobKind::Analyse);
        QCOMPARE(analysis.engine, QStringLiteral("builtin"));
        const auto pages = m_stage.queue.readPages(analysis, 60s, {});
        QVERIFY2(pages, reasonOf(pages));
        QCOMPARE(pages->pages, document.pages);
        QCOMPARE(m_stage.read(id).analysisStatus, WorkStatus::Processing);
    }

    void storesAnAnalysisWhoseQuotesAreTrue()
    {
        const QStringList pages{QStringLiteral("Über alles \U0001F600 the cap\n"), QStringLiteral("is one million.\n")};
        const auto id = m_stage.complete(QStringLiteral("a.pdf"), pages);
        QVERIFY2(id, reasonOf(id));
        const JobLease job = m_stage.take();
        const Analysis analysis = DocumentStage::analysisOf(pages, {{1, QStringLiteral("the cap\nis one")}, {2, QStringLiteral("million")}});
        const auto done = m_stage.queue.completeAnalysis(job, analysis);
        QVERIFY2(done, reasonOf(done));
        const Document document = m_stage.read(*id);
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
        analysis.categories.clear(); // no clause is reported as missing
        const auto done = m_stage.queue.completeAnalysis(m_stage.take(), analysis);
        QVERIFY2(done, reasonOf(done));
        QCOMPARE(m_stage.read(*id).analysisStatus, WorkStatus::Completed);
        QVERIFY(!m_stage.read(*id).risks);
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
        const JobLease job = m_stage.take();
        Analysis analysis = DocumentStage::analysisOf(pages, {{1, QStringLiteral("The cap")}, {2, QStringLiteral("million")}});
        Evidence &evidence = analysis.findings[1].evidence;
        switch (lie) {
        case 0: evidence.quote = QStringLiteral("billion"); break;
        case 1: ++evidence.range.start, ++evidence.range.end; break;
        case 2: evidence.page = 1; break;
        case 3: analysis.textHash = QCryptographicHash::hash("other", QCryptographicHash::Sha256); break;
        case 4: evidence.range = {24, 40}; break;
        }
        const auto done = m_stage.queue.completeAnalysis(job, analysis);
        QVERIFY(!done);
        QCOMPARE(done.error().code, ErrorCode::InvalidRequest);
        QCOMPARE(m_stage.value(QStringLiteral("select count(*) from analysis_results")), QStringLiteral("0"));
        QVERIFY(!m_stage.read(*id).risks);
        const auto failed = m_stage.queue.fail(job, QStringLiteral("It lied."));
        QVERIFY2(failed, reasonOf(failed));
        QCOMPARE(m_stage.read(*id).analysisStatus, WorkStatus::Failed);
        QCOMPARE(m_stage.read(*id).status, WorkStatus::Completed);
        QCOMPARE(m_stage.read(*id).reason, QStringLiteral("It lied."));
    }

    void failsAnAnalysisWhoseRowIsRefused()
    {
        const auto id = m_stage.complete(QStringLiteral("a.pdf"), {QStringLiteral("words")});
        QVERIFY2(id, reasonOf(id));
        const JobLease job = m_stage.take();
        m_stage.execute(QStringLiteral("alter table analysis_results add constraint closed check (false) not valid"));
        const auto failed = m_stage.queue.fail(job, QStringLiteral("it could not be stored"));
        m_stage.execute(QStringLiteral("alter table analysis_results drop constraint closed"));
        QVERIFY2(failed, reasonOf(failed));
        QCOMPARE(m_stage.read(*id).analysisStatus, WorkStatus::Failed);
        QCOMPARE(m_stage.read(*id).reason, QStringLiteral("it could not be stored"));
        QCOMPARE(m_stage.value(QStringLiteral("select state || ' ' || reason from jobs where kind = 'analyse'")),
                 QStringLiteral("failed it could not be stored"));
    }

    void refusesADocumentWithoutPages()
    {
        const DocumentId id = m_stage.add("empty");
        const JobLease job = m_stage.take();
        const auto done = m_stage.queue.completeExtraction(job, {DocumentKind::Pdf, {}, {}}, 1);
        QCOMPARE(done.error().code, ErrorCode::InvalidRequest);
        ExtractedDocument gap{DocumentKind::Pdf, DocumentStage::pagesOf({QStringLiteral("1"), QStringLiteral("2")}), {}};
        gap.pages[1].number = 3;
        QCOMPARE(m_stage.queue.completeExtraction(job, gap, 1).error().code, ErrorCode::InvalidRequest);
        QCOMPARE(m_stage.read(id).status, WorkStatus::Processing);
        QCOMPARE(m_stage.value(QStringLiteral("select count(*) from document_pages")), QStringLiteral("0"));
    }

    void storesWhatNoTextOfPostgresMayHold()
    {
        const DocumentId id = m_stage.add("strange");
        const JobLease job = m_stage.take();
        const QString strange = QStringLiteral("a") + QChar(u'\0') + QStringLiteral("b") + QChar(0xd800) + QStringLiteral("c\n");
        const auto done = m_stage.queue.completeExtraction(job, {DocumentKind::Text, DocumentStage::pagesOf({strange}), {}}, 1);
        QVERIFY2(done, reasonOf(done));
        QCOMPARE(m_stage.read(id).characterCount, 6);
    }

    void indexesAPageOfManyMegabytes()
    {
        const DocumentId id = m_stage.add("huge");
        const JobLease job = m_stage.take();
        QString text;
        for (int i = 0; i < 400'000; ++i)
            text += QStringLiteral("word%1 ").arg(i);
        text += QStringLiteral("the very last clause");
        const auto done = m_stage.queue.completeExtraction(job, {DocumentKind::Text, DocumentStage::pagesOf({text}), {}}, 1);
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
};

QTEST_GUILESS_MAIN(TestJobResults)
#include "tst_job_results.moc"
