// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/clauses/clause_categories.h"
#include "models/analysis/risks/risk_evaluation.h"
#include "models/analysis/risks/risk_rules.h"
#include "models/analysis/text/sentence_around.h"
#include "models/analysis/text/written_duration.h"

#include <QTest>

using namespace lectern;
using namespace lectern::analysis;

namespace {

/// What an engine might have found: a quote of the text for each category.
Analysis analysisOf(const AnalysedText &text, const std::vector<std::pair<QString, QString>> &found)
{
    Analysis analysis;
    for (const ClauseCategory category : allClauseCategories()) {
        CategoryResult result;
        result.category = clauseCategoryName(category);
        analysis.categories.push_back(result);
    }
    for (const auto &[category, quote] : found) {
        Finding finding;
        finding.number = int(analysis.findings.size());
        finding.category = category;
        finding.evidence = *findEvidence(text, quote);
        analysis.findings.push_back(finding);
        for (CategoryResult &result : analysis.categories) {
            if (result.category == category) {
                result.isPresent = true;
                result.findings.push_back(finding.number);
            }
        }
    }
    return analysis;
}

AnalysedText textOf(const QString &text)
{
    DocumentPage page;
    page.text = text;
    return AnalysedText({page});
}

RiskRules rulesOf(const QByteArray &when, const QByteArray &more = {})
{
    const Result<RiskRules> rules = riskRulesFromJson(
        R"({"rules": [{"key": "r", "title": "T", "severity": "medium", "explanation": "E.", "recommendation": "R.", "when": )" + when + more + "}]}",
        u"f.json"_qs, {u"Insurance"_qs, u"Audit Rights"_qs});
    if (!rules)
        qFatal("%s", qPrintable(rules.error().detail));
    return *rules;
}

QStringList keysOf(const Analysis &analysis)
{
    QStringList keys;
    for (const Risk &risk : analysis.risks)
        keys << risk.rule;
    return keys;
}

const Risk *riskOf(const Analysis &analysis, const QString &key)
{
    const auto found = std::find_if(analysis.risks.begin(), analysis.risks.end(), [&](const Risk &r) { return r.rule == key; });
    return found == analysis.risks.end() ? nullptr : &*found;
}

/// The built-in rules over one clause of one category.
Analysis judged(const QString &category, const QString &clause)
{
    const AnalysedText text = textOf(clause);
    Analysis analysis = analysisOf(text, {{category, clause}});
    applyRiskRules(builtinRiskRules(), text, Coverage::Whole, analysis, {});
    return analysis;
}

} // namespace

/// The rules' file, what it may say, and what follows from it.
class TestRiskRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bringsRulesAlong();
    void refusesAFileThatIsWrong_data();
    void refusesAFileThatIsWrong();
    void laysChangesOverTheFile();
    void readsDurations_data();
    void readsDurations();
    void findsTheSentenceAroundASpan_data();
    void findsTheSentenceAroundASpan();
    void looksAtTheQuoteOrItsSentence();
    void makesARiskOfSomethingMissingOnlyAfterTheWholeText();
    void quotesTheSentenceThatItsOwnPatternFound();
    void putsTheGravestFirst();
    void saysNothingWhenSwitchedOff();
    void judgesClauses_data();
    void judgesClauses();
    void namesThePartyAndTheDuration();
    void letsRightsOfBothSidesPass();
    void survivesAHostileText();
};

void TestRiskRules::bringsRulesAlong()
{
    const RiskRules &rules = builtinRiskRules();
    QVERIFY(rules.size() >= 25);
    for (const RiskRule &rule : rules) {
        QVERIFY2(rule.isEnabled && rule.severity != Severity::None, qPrintable(rule.key));
        QVERIFY2(rule.explanation.endsWith(u'.') && rule.recommendation.endsWith(u'.'), qPrintable(rule.key));
    }
}

void TestRiskRules::refusesAFileThatIsWrong_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("complaint");
    const QByteArray head = R"({"rules": [{"key": "a-b", "title": "T", "severity": "low", "explanation": "E.", "recommendation": "R.", "when": )";
    const auto row = [](const char *name, const QByteArray &json, const char16_t *complaint) {
        QTest::newRow(name) << json << QString::fromUtf16(complaint);
    };
    row("no JSON", "{", u"not JSON at byte");
    row("no rules", "{}", u"\"rules\" must be a list");
    row("no title", R"({"rules": [{"key": "a"}]})", u"rule \"a\": \"title\" must be a text");
    row("a bad key", R"({"rules": [{"key": "A b"}]})", u"\"key\" must be small letters");
    row("an unknown word", head + R"({"found": ["Insurance"], "fuond": 1}}]})", u"\"when\" has an unknown word \"fuond\"");
    row("an unknown word of the rule", head + R"({"found": ["Insurance"]}, "titel": "x"}]})", u"unknown word \"titel\"");
    row("an unknown category", head + R"({"found": ["Insurence"]}}]})", u"does not exist: \"Insurence\"");
    row("a bad pattern", head + R"({"found": ["Insurance"], "says": ["(a"]}}]})", u"\"(a\" is not a regular expression");
    row("not a list", head + R"({"found": "Insurance"}}]})", u"\"found\" must be a list of texts");
    row("no condition", head + R"({}}]})", u"\"when\" needs");
    row("a test of nothing", head + R"({"notFound": ["Insurance"], "says": ["x"]}}]})", u"need \"found\" or \"sentences\"");
    row("a duration without bounds", head + R"({"found": ["Insurance"], "duration": {"in": "{duration}"}}}]})", u"needs \"belowDays\" or");
    row("a duration without a place", head + R"({"found": ["Insurance"], "duration": {"in": "x", "belowDays": 3}}}]})", u"must have {duration}");
    row("bounds that are no number", head + R"({"found": ["Insurance"], "duration": {"in": "{duration}", "belowDays": "3"}}}]})",
        u"whole number of days");
    row("one-sided without a party", head + R"({"found": ["Insurance"], "oneSided": ["x"]}}]})", u"must have {party}");
    row("an unknown place", head + R"({"found": ["Insurance"], "in": "page"}}]})", u"\"in\" must be");
    row("no severity",
        R"({"rules": [{"key": "a", "title": "T", "severity": "grave", "explanation": "E.", "recommendation": "R.", "when": {"found": ["Insurance"]}}]})",
        u"\"severity\" must be");
    row("a placeholder that nothing fills",
        R"({"rules": [{"key": "a", "title": "T", "severity": "low", "explanation": "{party}.", "recommendation": "R.", "when": {"found": ["Insurance"]}}]})",
        u"there is no \"oneSided\"");
    const QByteArray rule = head.mid(11) + R"({"found": ["Insurance"]}})";
    row("a key twice", R"({"rules": [)" + rule + "," + rule + "]}", u"\"key\" stands twice");
}

void TestRiskRules::refusesAFileThatIsWrong()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, complaint);
    const Result<RiskRules> rules = riskRulesFromJson(json, u"rules.json"_qs, {u"Insurance"_qs});
    QVERIFY(!rules);
    QCOMPARE(rules.error().code, ErrorCode::InvalidRequest);
    QVERIFY2(rules.error().detail.startsWith(u"rules.json: "), qPrintable(rules.error().detail));
    QVERIFY2(rules.error().detail.contains(complaint), qPrintable(rules.error().detail));
}

void TestRiskRules::laysChangesOverTheFile()
{
    const RiskRules base = rulesOf(R"({"found": ["Insurance"]})");
    RiskRuleChange change;
    change.rule = u"r"_qs;
    QCOMPARE(effectiveRules(base, {change})[0].explanation, u"E."_qs);
    change.isEnabled = false;
    change.severity = Severity::High;
    change.explanation = u"Ours."_qs;
    RiskRuleChange stranger;
    stranger.rule = u"gone"_qs;
    stranger.isEnabled = false;
    const RiskRules rules = effectiveRules(base, {stranger, change});
    QCOMPARE(rules.size(), size_t(1));
    QCOMPARE(rules[0].isEnabled, false);
    QCOMPARE(rules[0].severity, Severity::High);
    QCOMPARE(rules[0].explanation, u"Ours."_qs);
    QCOMPARE(rules[0].recommendation, u"R."_qs);
    QCOMPARE(base[0].isEnabled, true);
}

void TestRiskRules::readsDurations_data()
{
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<int>("days");
    const auto row = [](const char *sentence, int days) { QTest::newRow(sentence) << QString::fromLatin1(sentence) << days; };
    row("upon 30 days notice", 30);
    row("upon sixty (60) days' notice", 60);
    row("with 30 (thirty) days written notice", 30);
    row("at least ninety days", 90);
    row("a 90-day period", 90);
    row("one hundred and twenty (120) calendar days", 120);
    row("one hundred eighty days", 180);
    row("forty-five days", 45);
    row("for six (6) months", 180);
    row("a term of two\n  full years", 730);
    row("three weeks", 21);
    row("not less than 60) days", 60);
    row("some days later", -1);
    row("[***] months", -1);
    row("Section 30. Days of rest", -1);
}

void TestRiskRules::readsDurations()
{
    QFETCH(QString, sentence);
    QFETCH(int, days);
    const QRegularExpression expression(writtenDurationPattern(), QRegularExpression::CaseInsensitiveOption);
    QVERIFY(expression.isValid());
    const auto match = expression.match(sentence);
    QCOMPARE(match.hasMatch() ? daysOf(match.capturedView()).value_or(-1) : -1, days);
}

void TestRiskRules::findsTheSentenceAroundASpan_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char *name, const QString &text, const QString &words, const QString &sentence) {
        QTest::newRow(name) << text << words << sentence;
    };
    row("in the middle", u"First one. The cap is $5. Last one."_qs, u"cap"_qs, u"The cap is $5."_qs);
    row("a quote with its full stop", u"First one. The cap is $5. Last one."_qs, u"cap is $5."_qs, u"The cap is $5."_qs);
    row("two sentences", u"A one. B two. C three. D four."_qs, u"two. C"_qs, u"B two. C three."_qs);
    row("abbreviations", u"It ends. Acme Inc. and Bell Co. Ltd. may, e.g. now, leave. So be it."_qs, u"Bell"_qs,
        u"Acme Inc. and Bell Co. Ltd. may, e.g. now, leave."_qs);
    row("lines", u"It ends.\nA party\nmay leave.\nSo be it."_qs, u"party"_qs, u"A party\nmay leave."_qs);
    row("an empty line", u"TITLE\n  \nA party may leave\n\nNext"_qs, u"party"_qs, u"A party may leave"_qs);
    row("a quotation", u"He said \"Stop.\" The cap is 5 (five.) So."_qs, u"cap"_qs, u"The cap is 5 (five.)"_qs);
    row("numbers", u"Rate of 1.5 per cent. No. 7 is free."_qs, u"5 per"_qs, u"Rate of 1.5 per cent."_qs);
    row("the whole text", u"no end"_qs, u"no end"_qs, u"no end"_qs);
}

void TestRiskRules::findsTheSentenceAroundASpan()
{
    QFETCH(QString, text);
    QFETCH(QString, words);
    QFETCH(QString, sentence);
    const qsizetype start = text.indexOf(words);
    const UnitSpan span = sentenceAround(text, {start, start + words.size()});
    QCOMPARE(text.mid(span.start, span.end - span.start), sentence);
}

void TestRiskRules::looksAtTheQuoteOrItsSentence()
{
    const AnalysedText text = textOf(u"Some. With notice, Acme may audit the books. More."_qs);
    Analysis analysis = analysisOf(text, {{u"Audit Rights"_qs, u"may audit the books"_qs}});
    applyRiskRules(rulesOf(R"({"found": ["Audit Rights"], "says": ["with notice"], "in": "quote"})"), text, Coverage::Whole, analysis, {});
    QCOMPARE(keysOf(analysis), QStringList());
    applyRiskRules(rulesOf(R"({"found": ["Audit Rights"], "says": ["with notice"]})"), text, Coverage::Whole, analysis, {});
    QCOMPARE(keysOf(analysis), QStringList{u"r"_qs});
    QCOMPARE(analysis.risks[0].findings, std::vector<int>{0});
}

void TestRiskRules::makesARiskOfSomethingMissingOnlyAfterTheWholeText()
{
    const AnalysedText text = textOf(u"Acme services the plant."_qs);
    const RiskRules rules = rulesOf(R"({"notFound": ["Insurance"], "textHas": ["services"], "textLacks": ["insured"]})");
    Analysis analysis = analysisOf(text, {});
    applyRiskRules(rules, text, Coverage::Partial, analysis, {});
    QCOMPARE(keysOf(analysis), QStringList());
    applyRiskRules(rules, text, Coverage::Whole, analysis, {});
    QCOMPARE(keysOf(analysis), QStringList{u"r"_qs});
    QVERIFY(analysis.risks[0].findings.empty());

    const AnalysedText insured = textOf(u"Acme services the plant and is insured."_qs);
    Analysis other = analysisOf(insured, {});
    applyRiskRules(rules, insured, Coverage::Whole, other, {});
    QCOMPARE(keysOf(other), QStringList());
    Analysis found = analysisOf(text, {{u"Insurance"_qs, u"the plant"_qs}});
    applyRiskRules(rules, text, Coverage::Whole, found, {});
    QCOMPARE(keysOf(found), QStringList());
}

void TestRiskRules::quotesTheSentenceThatItsOwnPatternFound()
{
    const AnalysedText text = textOf(u"😀 One. Acme may change the\nprices. Two. Acme may change the prices. Not now."_qs);
    Analysis analysis = analysisOf(text, {});
    applyRiskRules(rulesOf(R"({"sentences": ["change the prices"], "saysNot": ["never"]})"), text, Coverage::Whole, analysis, {});
    QCOMPARE(analysis.findings.size(), size_t(2));
    QCOMPARE(analysis.findings[0].evidence.quote, u"Acme may change the\nprices."_qs);
    QCOMPARE(analysis.findings[0].category, u"T"_qs);
    QCOMPARE(analysis.findings[1].number, 1);
    QCOMPARE(analysis.risks.at(0).findings, (std::vector<int>{0, 1}));
    for (const Finding &finding : analysis.findings)
        QVERIFY(isTrue(finding.evidence, text));
}

void TestRiskRules::putsTheGravestFirst()
{
    const AnalysedText text = textOf(u"Acme is insured. Acme may audit."_qs);
    RiskRules rules = rulesOf(R"({"found": ["Insurance"]})");
    rules.push_back(rulesOf(R"({"found": ["Audit Rights"]})")[0]);
    rules[1].key = u"graver"_qs;
    rules[1].severity = Severity::High;
    Analysis analysis = analysisOf(text, {{u"Insurance"_qs, u"is insured"_qs}, {u"Audit Rights"_qs, u"may audit"_qs}});
    applyRiskRules(rules, text, Coverage::Whole, analysis, {});
    QCOMPARE(keysOf(analysis), (QStringList{u"graver"_qs, u"r"_qs}));
    QCOMPARE(analysis.recommendations, QStringList{u"R."_qs}); // The same words once.
}

void TestRiskRules::saysNothingWhenSwitchedOff()
{
    const AnalysedText text = textOf(u"Acme is insured."_qs);
    RiskRuleChange off;
    off.rule = u"r"_qs;
    off.isEnabled = false;
    Analysis analysis = analysisOf(text, {{u"Insurance"_qs, u"is insured"_qs}});
    applyRiskRules(effectiveRules(rulesOf(R"({"found": ["Insurance"]})"), {off}), text, Coverage::Whole, analysis, {});
    QCOMPARE(keysOf(analysis), QStringList());
}

void TestRiskRules::judgesClauses_data()
{
    QTest::addColumn<QString>("category");
    QTest::addColumn<QString>("clause");
    QTest::addColumn<QString>("rule");
    QTest::addColumn<bool>("isRisk");
    const auto row = [](const char *rule, bool isRisk, const char *category, const char *clause) {
        QTest::addRow("%s: %.40s", rule, clause) << QString::fromLatin1(category) << QString::fromUtf8(clause) << QString::fromLatin1(rule) << isRisk;
    };
    row("uncapped-liability", true, "Uncapped Liability", "The liability of Supplier for any breach hereunder shall be unlimited.");
    row("uncapped-liability", true, "Uncapped Liability",
        "Distributor shall be liable for all damages of any kind, without limitation as to amount.");
    row("uncapped-liability", false, "Cap On Liability",
        "In no event is either party liable for damages, including without limitation loss of profits.");
    row("uncapped-liability", true, "Governing Law", "The liability of Supplier for breaches of Sections 2 and 3 shall be unlimited.");
    row("uncapped-liability", false, "Governing Law", "The liability of the members is limited, and the number of users is unlimited.");
    row("liability-carve-outs", true, "Uncapped Liability", "Except for breach of Section 9, neither party is liable for more than the fees paid.");
    row("one-sided-liability-cap", true, "Cap On Liability", "IN NO EVENT SHALL ACME BE LIABLE FOR MORE THAN THE FEES PAID.");
    row("one-sided-liability-cap", false, "Cap On Liability", "IN NO EVENT SHALL EITHER PARTY BE LIABLE FOR MORE THAN THE FEES PAID.");
    row("auto-renewal-short-notice", true, "Notice Period To Terminate Renewal",
        "It renews unless either party gives notice at least thirty (30) days prior to the end of the term.");
    row("auto-renewal-short-notice", false, "Notice Period To Terminate Renewal",
        "It renews for successive one (1) year terms unless either party gives notice at least sixty (60) days before the end of the term.");
    row("auto-renewal-long-notice", true, "Notice Period To Terminate Renewal",
        "It renews unless notice is given twelve (12) months prior to the end.");
    row("one-sided-termination", true, "Termination For Convenience", "The Company may terminate this Agreement at any time upon 60 days notice.");
    row("one-sided-termination", true, "Termination For Convenience", "This Agreement may be terminated by Bachem for any reason.");
    row("one-sided-termination", false, "Termination For Convenience", "Either party may terminate this Agreement at any time upon 60 days notice.");
    row("one-sided-termination", false, "Termination For Convenience", "Either you or Nationwide may terminate this Agreement for any reason.");
    row("one-sided-termination", false, "Termination For Convenience", "This Agreement may be terminated at any time by mutual consent.");
    row("termination-short-notice", true, "Termination For Convenience", "Either party may terminate on ten (10) days' written notice.");
    row("termination-short-notice", false, "Termination For Convenience", "Either party may terminate on ninety (90) days' written notice.");
    row("change-of-control-termination", true, "Change Of Control", "If Acme is acquired, Bell may terminate this Agreement.");
    row("change-of-control-assignment", true, "Change Of Control", "A merger of Acme shall be deemed an assignment of this Agreement.");
    row("one-sided-assignment-ban", true, "Anti-Assignment", "Licensee may not assign this Agreement without consent.");
    row("one-sided-assignment-ban", false, "Anti-Assignment", "Neither party may assign this Agreement without consent.");
    row("audit-any-time", true, "Audit Rights", "Acme may inspect the books at any time.");
    row("audit-any-time", false, "Audit Rights", "Acme may inspect the books at any time upon ten days' prior notice.");
    row("third-party-beneficiary", false, "Third Party Beneficiary", "Nothing herein gives any third party any right.");
    row("third-party-beneficiary", true, "Third Party Beneficiary", "Parent is an intended beneficiary of this Agreement.");
    row("long-post-termination", true, "Post-Termination Services", "Acme shall support the product for two (2) years after termination.");
    row("long-post-termination", false, "Post-Termination Services", "Acme shall support the product for ninety (90) days after termination.");
    row("warranty-long", true, "Warranty Duration", "Acme warrants the goods for a period of three (3) years from delivery.");
    row("irrevocable-licence", true, "Irrevocable Or Perpetual License", "Acme grants a perpetual, irrevocable licence.");
    row("unlimited-licence", true, "Unlimited/All-You-Can-Eat-License", "Acme grants a licence for an unlimited number of users.");
    row("unlimited-licence", false, "Unlimited/All-You-Can-Eat-License", "The plan includes unlimited VoIP calls within the right of use.");
    row("unilateral-amendment", true, "Document Name", "Acme may at any time modify the terms of this Agreement.");
    row("unilateral-amendment", false, "Document Name", "The parties may modify the terms of this Agreement.");
    row("unilateral-amendment", false, "Document Name", "Acme may modify this Agreement by written agreement of both parties.");
    row("one-sided-indemnity", true, "Document Name", "Supplier shall indemnify Acme against all claims.");
    row("one-sided-indemnity", false, "Document Name", "Supplier shall indemnify Acme. Acme shall indemnify Supplier.");
    row("one-sided-indemnity", false, "Document Name",
        "The Company and the Bank, jointly and severally, agree to indemnify the Agent. The Agent agrees to indemnify the Company.");
    row("audit-any-time", false, "Audit Rights", "If Acme fails an audit, Bell may end this Agreement at once and at any time.");
    row("warranty-short", true, "Warranty Duration", "Acme warrants the goods against defects for a period of thirty (30) days.");
    row("warranty-short", false, "Warranty Duration", "Defective goods under warranty are sent back within thirty (30) days after receipt.");
    row("high-late-interest", true, "Document Name", "Late payments bear interest at 1.5% per month.");
    row("high-late-interest", false, "Document Name", "Late payments bear interest at 0.5% per month.");
}

void TestRiskRules::judgesClauses()
{
    QFETCH(QString, category);
    QFETCH(QString, clause);
    QFETCH(QString, rule);
    QFETCH(bool, isRisk);
    QVERIFY(findClauseCategory(category));
    QCOMPARE(keysOf(judged(category, clause)).contains(rule), isRisk);
}

void TestRiskRules::namesThePartyAndTheDuration()
{
    const Analysis ended = judged(u"Termination For Convenience"_qs, u"the Company may terminate this Agreement upon five (5) days notice."_qs);
    const Risk *termination = riskOf(ended, u"one-sided-termination"_qs);
    QVERIFY(termination);
    QVERIFY2(termination->why.startsWith(u"The Company may end"), qPrintable(termination->why));
    const Analysis headed = judged(u"Termination For Convenience"_qs,
                                   u"10. Service Termination The Provider may terminate this Agreement at any time."_qs);
    const Risk *underHeading = riskOf(headed, u"one-sided-termination"_qs);
    QVERIFY(underHeading);
    QVERIFY2(underHeading->why.startsWith(u"The Provider may end"), qPrintable(underHeading->why));
    const Risk *notice = riskOf(ended, u"termination-short-notice"_qs);
    QVERIFY(notice);
    QVERIFY2(notice->why.contains(u"only five (5) days,"), qPrintable(notice->why));
}

void TestRiskRules::letsRightsOfBothSidesPass()
{
    const QString first = u"Acme may terminate this Agreement at any time."_qs;
    const QString second = u"Bell may terminate this Agreement at any time."_qs;
    const AnalysedText text = textOf(first + u' ' + second);
    Analysis analysis = analysisOf(text, {{u"Termination For Convenience"_qs, first}, {u"Termination For Convenience"_qs, second}});
    applyRiskRules(builtinRiskRules(), text, Coverage::Whole, analysis, {});
    QVERIFY(!riskOf(analysis, u"one-sided-termination"_qs));
}

/// No pattern may take so long on any text that an analysis hangs: long lines, no full stops, many near-matches.
void TestRiskRules::survivesAHostileText()
{
    const QStringList hostile{QString(300'000, u'a'),
                              QString(300'000, u' '),
                              u"in no event shall "_qs.repeated(20'000),
                              u"Software one hundred and "_qs.repeated(15'000),
                              u"Acme Bell Core "_qs.repeated(20'000),
                              u"liability "_qs.repeated(30'000)};
    for (const QString &words : hostile) {
        const AnalysedText text = textOf(words);
        Analysis analysis = analysisOf(text, {});
        Finding finding;
        finding.evidence = *quoteEvidence(text, {0, std::min<qint64>(text.index().codePointCount(), 5'000)});
        for (CategoryResult &category : analysis.categories) {
            finding.number = int(analysis.findings.size());
            finding.category = category.category;
            category.isPresent = true;
            analysis.findings.push_back(finding);
        }
        applyRiskRules(builtinRiskRules(), text, Coverage::Whole, analysis, {});
        for (const Finding &each : analysis.findings)
            QVERIFY(isTrue(each.evidence, text));
    }
}

QTEST_GUILESS_MAIN(TestRiskRules)
#include "tst_risk_rules.moc"
