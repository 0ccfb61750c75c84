// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/text/proof.h"
#include "tests/support/sample_analysis.h"

#include <QTest>

using namespace lectern;
using namespace lectern::analysis;

class TestProof : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatTheDocumentSays();
    void dropsAFindingThatDoesNotStandInTheText_data();
    void dropsAFindingThatDoesNotStandInTheText();
    void dropsAFactThatDoesNotStandInTheText();
    void keepsARiskOfAbsence();
};

void TestProof::keepsWhatTheDocumentSays()
{
    const SampleAnalysis sample = sampleAnalysis();
    const Analysis checked = proven(sample.analysis, sample.pages);
    QCOMPARE(checked.findings.size(), size_t(3));
    QCOMPARE(checked.risks.size(), size_t(3));
    QCOMPARE(checked.refusedQuotes, 0);
}

void TestProof::dropsAFindingThatDoesNotStandInTheText_data()
{
    QTest::addColumn<int>("lie");
    QTest::newRow("another quote under a true hash") << 0;
    QTest::newRow("another range") << 1;
    QTest::newRow("another hash") << 2;
    QTest::newRow("another page") << 3;
    QTest::newRow("a range behind the end") << 4;
    QTest::newRow("an invented quote with its own hash") << 5;
}

void TestProof::dropsAFindingThatDoesNotStandInTheText()
{
    QFETCH(int, lie);
    SampleAnalysis sample = sampleAnalysis();
    Evidence &evidence = sample.analysis.findings[0].evidence;
    switch (lie) {
    case 0: evidence.quote = QStringLiteral("not liable at all"); break;
    case 1: evidence.range = {evidence.range.start + 1, evidence.range.end + 1}; break;
    case 2: evidence.hash[0] = char(evidence.hash[0] ^ 1); break;
    case 3: evidence.page = 2; break;
    case 4: evidence.range = {1'000'000, 1'000'038}; break;
    default:
        evidence.quote = QStringLiteral("Supplier owes nothing");
        evidence.hash = QCryptographicHash::hash(evidence.quote.toUtf8(), QCryptographicHash::Sha256);
        break;
    }
    const Analysis checked = proven(sample.analysis, sample.pages);
    QCOMPARE(checked.findings.size(), size_t(2));
    QCOMPARE(checked.findings[0].number, 1);
    QCOMPARE(checked.refusedQuotes, 1);
    QCOMPARE(checked.risks.size(), size_t(2)); // the risk that stood on it alone is gone
    QCOMPARE(checked.risks[0].rule, QStringLiteral("short-renewal-notice"));
    QVERIFY(checked.categories[2].findings.empty());
}

void TestProof::dropsAFactThatDoesNotStandInTheText()
{
    SampleAnalysis sample = sampleAnalysis();
    const QString text = sample.pages.front().text;
    sample.analysis.facts = {{SummaryFact::Kind::GoverningLaw, QStringLiteral("Delaware"), sampleEvidence(text, QStringLiteral("Delaware"))},
                             {SummaryFact::Kind::Money, QStringLiteral("1,000,000"), {1, {3, 8}, QStringLiteral("1,000"), QByteArray(32, 'x')}}};
    const Analysis checked = proven(sample.analysis, sample.pages);
    QCOMPARE(checked.facts.size(), size_t(1));
    QCOMPARE(checked.refusedQuotes, 1);
}

void TestProof::keepsARiskOfAbsence()
{
    SampleAnalysis sample = sampleAnalysis();
    const Analysis checked = proven(sample.analysis, {});
    QCOMPARE(checked.findings.size(), size_t(0));
    QCOMPARE(checked.risks.size(), size_t(1));
    QCOMPARE(checked.risks[0].rule, QStringLiteral("no-insurance"));
}

QTEST_GUILESS_MAIN(TestProof)
#include "tst_proof.moc"
