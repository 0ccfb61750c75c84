// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/findings/document_analysis.h"
#include "tests/support/fakes/fake_document_source.h"
#include "tests/support/sample_analysis.h"
#include "tests/support/settle.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace lectern;
using namespace lectern::models;

class TestDocumentAnalysis : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void showsTheLatestAnalysisOnceItIsProved();
    void dropsAFindingThatTheTextDoesNotHold();
    void showsAVerdictAtOnceAndStoresIt();
    void keepsAVerdictThatCannotBeStoredAsADraft();
    void storesItAsSoonAsPostgresIsBack();
    void whatWasRefusedIsSentAgainOnlyWhenAsked();
    void aStaleAnswerIsNoReasonToSendADraft();
    void hearsThatAVerdictOnAGoneFindingWasGiven();
    void hearsOfAnotherAnalystsVerdict();
    void forgetsTheDocumentBefore();
    void readsADocumentOfManyPagesInPieces();
    void saysHowAnalystsJudgedTheEngine();
    void asksAgainHowTheEngineIsJudgedAfterAVerdict();
    void anAnswerThatWasOnItsWayTakesNoVerdictBack();
    void showsANewerAnalysisOfTheSameDocument();
    void neverShowsTheProofOfAnotherDocument();

private:
    void show();
    std::unique_ptr<FakeDocumentSource> m_source;
    std::unique_ptr<DocumentAnalysis> m_detail;
    DocumentId m_id;
    SampleAnalysis m_sample;
};

void TestDocumentAnalysis::init()
{
    m_sample = sampleAnalysis();
    m_detail.reset();
    m_source = std::make_unique<FakeDocumentSource>();
    m_id = m_source->put(QStringLiteral("supply.pdf"), {m_sample.pages.front().text});
    m_source->putAnalysis(m_id, m_sample.analysis);
    m_detail = std::make_unique<DocumentAnalysis>(*m_source, *m_source);
}

void TestDocumentAnalysis::show()
{
    m_detail->setDocument(m_source->find(m_id)->document);
    QTRY_VERIFY(m_detail->find());
}

void TestDocumentAnalysis::showsTheLatestAnalysisOnceItIsProved()
{
    show();
    QCOMPARE(m_detail->find()->findings.size(), size_t(3));
    QCOMPARE(m_detail->find()->refusedQuotes, 0);
    QVERIFY(!m_source->textRequests.empty());
}

void TestDocumentAnalysis::dropsAFindingThatTheTextDoesNotHold()
{
    m_source->find(m_id)->analyses.back().findings[1].evidence.quote = QStringLiteral("This Agreement never renews");
    show();
    QCOMPARE(m_detail->find()->findings.size(), size_t(2));
    QCOMPARE(m_detail->find()->refusedQuotes, 1);
}

void TestDocumentAnalysis::showsAVerdictAtOnceAndStoresIt()
{
    show();
    m_source->holdsAnswers = true;
    m_detail->judge(2, Judgement::Wrong, QStringLiteral("it is New York"));
    QCOMPARE(int(m_detail->find()->findings[2].verdict.judgement), int(Judgement::Wrong));
    m_source->deliver();
    QTRY_COMPARE(int(m_source->find(m_id)->analyses.back().findings[2].verdict.judgement), int(Judgement::Wrong));
    QCOMPARE(m_source->find(m_id)->analyses.back().findings[2].verdict.note, QStringLiteral("it is New York"));
}

void TestDocumentAnalysis::keepsAVerdictThatCannotBeStoredAsADraft()
{
    show();
    m_source->failure = StorageError{ErrorCode::Unavailable, FaultyPart::PostgreSql, QStringLiteral("gone")};
    m_detail->judge(0, Judgement::Right, {});
    QTRY_VERIFY(m_detail->drafts().findUnsaved(m_id));
    QCOMPARE(int(m_detail->find()->findings[0].verdict.judgement), int(Judgement::None)); // what PostgreSQL has
    QCOMPARE(int(m_detail->drafts().findUnsaved(m_id)->after.judgement), int(Judgement::Right));
}

void TestDocumentAnalysis::storesItAsSoonAsPostgresIsBack()
{
    show();
    m_source->failure = StorageError{ErrorCode::Unavailable, FaultyPart::PostgreSql, QStringLiteral("gone")};
    m_detail->judge(0, Judgement::Right, QStringLiteral("typed meanwhile"));
    QTRY_VERIFY(m_detail->drafts().findUnsaved(m_id));
    m_source->failure.reset();
    m_detail->refresh();
    QTRY_COMPARE(m_source->find(m_id)->analyses.back().findings[0].verdict.note, QStringLiteral("typed meanwhile"));
    QTRY_VERIFY(m_detail->drafts().all().empty());
    QTRY_COMPARE(m_detail->find()->findings[0].verdict.author, QStringLiteral("tester"));
}

void TestDocumentAnalysis::whatWasRefusedIsSentAgainOnlyWhenAsked()
{
    show();
    m_source->changeFailure = StorageError{ErrorCode::Denied, FaultyPart::PostgreSql, {}};
    m_detail->judge(0, Judgement::Right, QStringLiteral("not mine to say"));
    QTRY_VERIFY(m_detail->drafts().findUnsaved(m_id));
    m_source->changeFailure.reset();
    m_detail->refresh();
    QTRY_VERIFY(!m_detail->isBusy());
    QVERIFY(m_detail->drafts().findUnsaved(m_id));
    m_detail->drafts().retry(true);
    QTRY_COMPARE(m_source->find(m_id)->analyses.back().findings[0].verdict.note, QStringLiteral("not mine to say"));
}

void TestDocumentAnalysis::aStaleAnswerIsNoReasonToSendADraft()
{
    show();
    m_source->changeFailure = StorageError{ErrorCode::Unavailable, FaultyPart::PostgreSql, {}};
    m_detail->judge(0, Judgement::Right, QStringLiteral("typed meanwhile"));
    QTRY_VERIFY(m_detail->drafts().findUnsaved(m_id));
    m_source->changeFailure.reset();
    m_source->answersFrom = Source::Stale;
    m_detail->refresh();
    QTRY_VERIFY(!m_detail->isBusy());
    QVERIFY(m_detail->drafts().findUnsaved(m_id));
    m_source->answersFrom = Source::Postgres;
    m_detail->refresh();
    QTRY_VERIFY(m_detail->drafts().all().empty());
}

void TestDocumentAnalysis::hearsThatAVerdictOnAGoneFindingWasGiven()
{
    m_source->find(m_id)->analyses.back().lostVerdicts = {sampleLostVerdict()};
    show();
    QCOMPARE(m_detail->find()->lostVerdicts, std::vector<LostVerdict>{sampleLostVerdict()});
    LostVerdict other = sampleLostVerdict();
    other.finding = 5;
    m_source->find(m_id)->analyses.back().lostVerdicts.push_back(other);
    m_detail->refresh();
    QTRY_COMPARE(m_detail->find()->lostVerdicts.size(), size_t(2));
    QCOMPARE(m_detail->find()->lostVerdicts[0].evidence.range, sampleLostVerdict().evidence.range);
    QVERIFY(m_detail->find()->lostVerdicts[1].evidence.range.isEmpty()); // not proved, so it leads nowhere yet
}

void TestDocumentAnalysis::hearsOfAnotherAnalystsVerdict()
{
    show();
    m_source->find(m_id)->analyses.back().findings[0].verdict = {Judgement::Right, {}, QStringLiteral("bob"), {}};
    m_detail->refresh();
    QTRY_COMPARE(m_detail->find()->findings[0].verdict.author, QStringLiteral("bob"));
}

void TestDocumentAnalysis::forgetsTheDocumentBefore()
{
    show();
    const DocumentId other = m_source->put(QStringLiteral("other.pdf"), {QStringLiteral("nothing yet")});
    m_detail->setDocument(m_source->find(other)->document);
    QVERIFY(!m_detail->find());
    QTRY_VERIFY(!m_detail->isBusy());
    QVERIFY(!m_detail->find());
    QVERIFY(!m_detail->error());
}

void TestDocumentAnalysis::readsADocumentOfManyPagesInPieces()
{
    QStringList pages;
    for (int i = 0; i < 230; ++i)
        pages << QStringLiteral("page %1\n").arg(i);
    const DocumentId id = m_source->put(QStringLiteral("long.pdf"), pages);
    Analysis analysis = m_sample.analysis;
    analysis.id.value = QUuid::createUuid();
    const QString text = pages.join(QString());
    Evidence evidence = sampleEvidence(text, QStringLiteral("page 229"));
    evidence.page = 230;
    analysis.findings = {{0, QStringLiteral("Insurance"), 0.9, evidence, {}}};
    m_source->putAnalysis(id, analysis);
    m_detail->setDocument(m_source->find(id)->document);
    QTRY_VERIFY(m_detail->find());
    QCOMPARE(m_detail->find()->findings.size(), size_t(1));
    QCOMPARE(m_source->textRequests.size(), size_t(3));
}

void TestDocumentAnalysis::saysHowAnalystsJudgedTheEngine()
{
    m_source->precision = {{QStringLiteral("ollama"), QStringLiteral("1.0"), QStringLiteral("clauses 1.0"), 1, 9},
                           {QStringLiteral("builtin"), QStringLiteral("0.9"), QStringLiteral("clauses 1.0"), 2, 9},
                           {QStringLiteral("builtin"), QStringLiteral("1.0"), QStringLiteral("clauses 0.9"), 3, 9},
                           {QStringLiteral("builtin"), QStringLiteral("1.0"), QStringLiteral("clauses 1.0"), 34, 6}};
    show();
    QTRY_VERIFY(m_detail->precision());
    QCOMPARE(m_detail->precision()->right, 34);
}

void TestDocumentAnalysis::asksAgainHowTheEngineIsJudgedAfterAVerdict()
{
    show();
    QTRY_VERIFY(!m_detail->isBusy());
    QVERIFY(!m_detail->precision());
    m_source->precision = {{QStringLiteral("builtin"), QStringLiteral("1.0"), QStringLiteral("clauses 1.0"), 1, 0}};
    m_detail->judge(0, Judgement::Right, {});
    QTRY_VERIFY(m_detail->precision());
}

void TestDocumentAnalysis::anAnswerThatWasOnItsWayTakesNoVerdictBack()
{
    show();
    QTRY_VERIFY(!m_detail->isBusy());
    m_source->holdsAnswers = true;
    m_detail->refresh();
    m_detail->judge(0, Judgement::Wrong, {});
    m_source->deliver(1); // as it stood before the verdict
    QTRY_VERIFY(!m_detail->isBusy());
    QCOMPARE(int(m_detail->find()->findings[0].verdict.judgement), int(Judgement::Wrong));
    m_source->holdsAnswers = false;
    m_source->deliver();
    settle();
    m_detail->refresh();
    QTRY_COMPARE(m_detail->find()->findings[0].verdict.author, QStringLiteral("tester"));
}

void TestDocumentAnalysis::showsANewerAnalysisOfTheSameDocument()
{
    show();
    Analysis newer = m_sample.analysis;
    newer.id.value = QUuid::createUuid();
    newer.engine = QStringLiteral("ollama");
    newer.findings[0].evidence.quote = QStringLiteral("liable with limitation");
    m_source->putAnalysis(m_id, newer);
    m_detail->refresh();
    QTRY_COMPARE(m_detail->find()->engine, QStringLiteral("ollama"));
    QCOMPARE(m_detail->find()->refusedQuotes, 1); // it is proved like the first
}

void TestDocumentAnalysis::neverShowsTheProofOfAnotherDocument()
{
    const DocumentId other = m_source->put(QStringLiteral("other.pdf"), {m_sample.pages.front().text});
    Analysis analysis = m_sample.analysis;
    analysis.id.value = QUuid::createUuid();
    m_source->putAnalysis(other, analysis);
    m_source->hearsStop = false;
    int wrong = 0;
    connect(m_detail.get(), &DocumentAnalysis::changed, this,
            [&] { wrong += m_detail->find() && m_detail->find()->documentId != m_detail->document()->id; });
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    for (int i = 0; i < 300; ++i) {
        m_detail->setDocument(m_source->find(i % 2 ? m_id : other)->document);
        for (int steps = random.bounded(6); steps > 0; --steps)
            settle();
    }
    QTRY_VERIFY(m_detail->find());
    QCOMPARE(wrong, 0);
}

QTEST_GUILESS_MAIN(TestDocumentAnalysis)
#include "tst_document_analysis.moc"
