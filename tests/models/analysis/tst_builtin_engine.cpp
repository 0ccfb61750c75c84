// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/builtin_engine.h"
#include "models/analysis/text/evidence.h"
#include "storage/api/documents/contract_likeness.h"

#include <QTest>

#include <limits>

using namespace lectern;
using namespace lectern::analysis;

namespace {

std::vector<DocumentPage> contract()
{
    std::vector<DocumentPage> pages(2);
    pages[0].text = u"SUPPLY AGREEMENT 😀\nThe Company may terminate this Agreement at any time.\n"_qs;
    pages[1].number = 2;
    pages[1].text = u"This Agreement is governed by the laws of Iowa.\nNeither party shall assign it without the consent of the other party.\n"_qs;
    return pages;
}

TextRange rangeOf(const QString &words)
{
    const AnalysedText text(contract());
    return findEvidence(text, words)->range;
}

CategoryFindings found(ClauseCategory category, std::vector<ClauseFinding> findings, double confidence = 0.9)
{
    return {category, !findings.empty(), confidence, std::move(findings)};
}

BuiltinEngine engineOver(std::vector<CategoryFindings> findings)
{
    return {builtinRiskRules(), [findings](QStringView, const std::stop_token &) -> Result<std::vector<CategoryFindings>> { return findings; },
            u"clauses test"_qs};
}

} // namespace

/// The engine around the clause finder, over findings that the test chooses.
class TestBuiltinEngine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tiesFindingsToTheWordsOnThePage();
    void namesEveryCategoryFoundOrNot();
    void refusesRangesOutsideTheText();
    void keepsTheSurestOfOverlappingFindings();
    void drawsRisksFactsAndASummaryFromFindings();
    void callsNothingMissingInWhatIsNoContract();
    void saysWhoMadeIt();
    void reportsProgress();
    void stopsWhenAsked();
    void passesOnTheFindersError();
    void analysesADocumentWithoutText();
    void worksWithTheWeightsThatAreBuiltIn();
};

void TestBuiltinEngine::tiesFindingsToTheWordsOnThePage()
{
    BuiltinEngine engine = engineOver({found(ClauseCategory::GoverningLaw, {{rangeOf(u"the laws of Iowa"_qs), 0.7}}),
                                       found(ClauseCategory::DocumentName, {{rangeOf(u"SUPPLY AGREEMENT"_qs), 0.8}})});
    const Result<Analysis> analysis = engine.analyse(contract(), {}, {});
    QVERIFY(analysis);
    const AnalysedText text(contract());
    QCOMPARE(analysis->findings.size(), size_t(2));
    QCOMPARE(analysis->findings[0].category, u"Document Name"_qs);
    QCOMPARE(analysis->findings[1].evidence.quote, u"the laws of Iowa"_qs);
    QCOMPARE(analysis->findings[1].evidence.page, 2);
    QCOMPARE(analysis->findings[1].number, 1);
    for (const Finding &finding : analysis->findings)
        QVERIFY(isTrue(finding.evidence, text));
    QCOMPARE(analysis->textHash, text.hash());
}

void TestBuiltinEngine::namesEveryCategoryFoundOrNot()
{
    BuiltinEngine engine = engineOver(
        {found(ClauseCategory::GoverningLaw, {{rangeOf(u"the laws of Iowa"_qs), 0.7}}, 0.95), found(ClauseCategory::Insurance, {}, 0.1)});
    const Analysis analysis = *engine.analyse(contract(), {}, {});
    QCOMPARE(analysis.categories.size(), size_t(clauseCategoryCount));
    const CategoryResult &law = analysis.categories[size_t(ClauseCategory::GoverningLaw)];
    QCOMPARE(law.category, u"Governing Law"_qs);
    QVERIFY(law.isPresent);
    QCOMPARE(law.confidence, 0.95);
    QCOMPARE(law.findings, std::vector<int>{0});
    const CategoryResult &insurance = analysis.categories[size_t(ClauseCategory::Insurance)];
    QVERIFY(!insurance.isPresent);
    QCOMPARE(insurance.confidence, 0.1);
    QVERIFY(insurance.findings.empty());
}

void TestBuiltinEngine::refusesRangesOutsideTheText()
{
    BuiltinEngine engine = engineOver({found(ClauseCategory::GoverningLaw, {{{5, 5}, 0.9}, {{-2, 4}, 0.9}, {{0, 100'000}, 0.9}})});
    const Analysis analysis = *engine.analyse(contract(), {}, {});
    QCOMPARE(analysis.refusedQuotes, 3);
    QVERIFY(analysis.findings.empty());
    QVERIFY(!analysis.categories[size_t(ClauseCategory::GoverningLaw)].isPresent);
}

void TestBuiltinEngine::keepsTheSurestOfOverlappingFindings()
{
    const TextRange whole = rangeOf(u"This Agreement is governed by the laws of Iowa."_qs);
    const TextRange part = rangeOf(u"the laws of Iowa"_qs);
    BuiltinEngine engine = engineOver({found(ClauseCategory::GoverningLaw, {{part, 0.4}, {whole, 0.9}, {whole, 0.9}}),
                                       found(ClauseCategory::Insurance, {{part, std::numeric_limits<double>::quiet_NaN()}})});
    const Analysis analysis = *engine.analyse(contract(), {}, {});
    QCOMPARE(analysis.findings.size(), size_t(2));
    QCOMPARE(analysis.findings[0].evidence.range, whole);
    QCOMPARE(analysis.findings[1].confidence, 0.0);
}

void TestBuiltinEngine::drawsRisksFactsAndASummaryFromFindings()
{
    BuiltinEngine engine = engineOver(
        {found(ClauseCategory::DocumentName, {{rangeOf(u"SUPPLY AGREEMENT"_qs), 0.8}}),
         found(ClauseCategory::TerminationForConvenience, {{rangeOf(u"The Company may terminate this Agreement at any time"_qs), 0.9}})});
    const Analysis analysis = *engine.analyse(contract(), {}, {});
    QVERIFY(!analysis.risks.empty());
    QCOMPARE(analysis.risks[0].rule, u"one-sided-termination"_qs);
    QCOMPARE(analysis.risks[0].findings, std::vector<int>{1});
    QCOMPARE(analysis.recommendations[0], analysis.risks[0].recommendation);
    QCOMPARE(analysis.facts.at(0).value, u"SUPPLY AGREEMENT"_qs);
    QVERIFY(analysis.summary.startsWith(u"SUPPLY AGREEMENT."));
}

void TestBuiltinEngine::callsNothingMissingInWhatIsNoContract()
{
    BuiltinEngine engine = engineOver({});
    const auto isOfAbsence = [](const Risk &risk) { return risk.findings.empty(); };
    std::vector<DocumentPage> lawless(1);
    lawless[0].text = u"SUPPLY AGREEMENT\nThe Supplier shall deliver the goods. Either party may terminate this Agreement by written notice. Neither "
                      "party shall assign this Agreement without consent. The breach of an obligation shall not be waived.\n"_qs;
    const Analysis ofContract = *engine.analyse(lawless, {}, {});
    QVERIFY(!looksLikeNoContract(ofContract));
    QCOMPARE(ofContract.categories.size(), size_t(41));
    QVERIFY(std::any_of(ofContract.risks.begin(), ofContract.risks.end(), isOfAbsence));
    for (const QString &text : {u"INVOICE 118\n12 oak boards 48.00 576.00\nThank you for your order.\n"_qs, QString()}) {
        std::vector<DocumentPage> pages(1);
        pages[0].text = text;
        const Analysis analysis = *engine.analyse(pages, {}, {});
        QVERIFY(looksLikeNoContract(analysis));
        QVERIFY(analysis.risks.empty());
        QVERIFY(analysis.summary.contains(u"does not look like a contract"_qs));
    }
}

void TestBuiltinEngine::saysWhoMadeIt()
{
    BuiltinEngine engine = engineOver({});
    const Analysis analysis = *engine.analyse(contract(), {}, {});
    QCOMPARE(analysis.engine, u"builtin"_qs);
    QCOMPARE(analysis.engine, engine.name());
    QCOMPARE(analysis.engineVersion, engine.version());
    QCOMPARE(analysis.modelUsed, u"clauses test"_qs);
    QCOMPARE(analysis.status, WorkStatus::Completed);
    QVERIFY(analysis.processingTimeMs >= 0);
}

void TestBuiltinEngine::reportsProgress()
{
    std::vector<int> steps;
    BuiltinEngine engine = engineOver({});
    QVERIFY(engine.analyse(contract(), [&](int done, int total) { steps.push_back(done * 100 / total); }, {}));
    QVERIFY(std::is_sorted(steps.begin(), steps.end()));
    QCOMPARE(steps.front(), 0);
    QCOMPARE(steps.back(), 100);
}

void TestBuiltinEngine::stopsWhenAsked()
{
    std::stop_source stop;
    BuiltinEngine before = engineOver({});
    BuiltinEngine during{builtinRiskRules(),
                         [&stop](QStringView, const std::stop_token &) -> Result<std::vector<CategoryFindings>> {
                             stop.request_stop();
                             return std::vector<CategoryFindings>{};
                         },
                         u"test"_qs};
    QCOMPARE(during.analyse(contract(), {}, stop.get_token()).error().code, ErrorCode::Cancelled);
    QCOMPARE(before.analyse(contract(), {}, stop.get_token()).error().code, ErrorCode::Cancelled);
}

void TestBuiltinEngine::passesOnTheFindersError()
{
    BuiltinEngine engine{builtinRiskRules(),
                         [](QStringView, const std::stop_token &) -> Result<std::vector<CategoryFindings>> {
                             return failure(ErrorCode::Corrupt, FaultyPart::Lectern, u"the weights are damaged"_qs);
                         },
                         u"test"_qs};
    const Result<Analysis> analysis = engine.analyse(contract(), {}, {});
    QCOMPARE(analysis.error().code, ErrorCode::Corrupt);
    QCOMPARE(analysis.error().detail, u"the weights are damaged"_qs);
}

void TestBuiltinEngine::analysesADocumentWithoutText()
{
    BuiltinEngine engine = engineOver({});
    const Result<Analysis> analysis = engine.analyse({}, {}, {});
    QVERIFY(analysis);
    QVERIFY(analysis->findings.empty());
    QVERIFY(looksLikeNoContract(*analysis));
}

void TestBuiltinEngine::worksWithTheWeightsThatAreBuiltIn()
{
    const auto engine = makeBuiltinEngine(builtinRiskRules());
    QVERIFY2(engine, engine ? "" : qPrintable(engine.error().detail));
    const Result<Analysis> analysis = (*engine)->analyse(contract(), {}, {});
    QVERIFY(analysis);
    QCOMPARE(analysis->engine, u"builtin"_qs);
    QVERIFY(!analysis->modelUsed.isEmpty());
    QVERIFY(analysis->categories[size_t(ClauseCategory::GoverningLaw)].isPresent);
    for (const Finding &finding : analysis->findings)
        QVERIFY(isTrue(finding.evidence, AnalysedText(contract())));
    const Analysis again = *(*engine)->analyse(contract(), {}, {});
    QCOMPARE(again.findings.size(), analysis->findings.size());
    QCOMPARE(again.summary, analysis->summary);
}

QTEST_GUILESS_MAIN(TestBuiltinEngine)
#include "tst_builtin_engine.moc"
