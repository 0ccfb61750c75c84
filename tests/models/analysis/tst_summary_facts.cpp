// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/summary_facts.h"
#include "models/analysis/text/money_amounts.h"
#include "models/analysis/text/party_names.h"
#include "models/analysis/text/written_date.h"

#include <QTest>

using namespace lectern;
using namespace lectern::analysis;

namespace {

AnalysedText textOf(const QString &text)
{
    DocumentPage page;
    page.text = text;
    return AnalysedText({page});
}

QString valueOf(const std::vector<SummaryFact> &facts, SummaryFact::Kind kind)
{
    QStringList values;
    for (const SummaryFact &fact : facts) {
        if (fact.kind == kind)
            values << fact.value;
    }
    return values.join(u" | "_qs);
}

} // namespace

/// What a summary says: dates, money, parties, term, law, each with the words that it was read from.
class TestSummaryFacts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsDates_data();
    void readsDates();
    void readsMoney_data();
    void readsMoney();
    void leavesDollarsOpenWhereOthersAreNamed();
    void readsPartyNames_data();
    void readsPartyNames();
    void readsFacts_data();
    void readsFacts();
    void quotesTheTextForEveryFact();
    void namesAPartyOnce();
    void summarisesInPlainWords();
    void callsNothingAContractThatDoesNotLookLikeOne();
};

void TestSummaryFacts::readsDates_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("dates");
    const auto row = [](const char *words, const char *dates) { QTest::newRow(words) << QString::fromUtf8(words) << QString::fromLatin1(dates); };
    row("dated January 13, 2005 by", "2005-01-13");
    row("October 1,1996", "1996-10-01");
    row("Nov. 02, 2019", "2019-11-02");
    row("the 15 th day of July, 2010", "2010-07-15");
    row("17t h day of February 2016", "2016-02-17");
    row("30th day of June 1999", "1999-06-30");
    row("20 day of November, 1995.", "1995-11-20");
    row("27 April 2006", "2006-04-27");
    row("this 1st\n day of  May, 2006", "2006-05-01");
    row("2011-04-01", "2011-04-01");
    row("13/07/05", "2005-07-13");
    row("7/31/1999", "1999-07-31");
    row("31.12.2019", "2019-12-31");
    row("5/5/2015", "2015-05-05");
    row("from 1 January 2009 until December 31, 2012", "2009-01-01 2012-12-31");
    row("1/4/2011 is open to doubt", "");
    row("February 30, 2011", "");
    row("Section 12.11.10.2", "");
    row("____ day of ______ 2013", "");
    row("May 2013", "");
}

void TestSummaryFacts::readsDates()
{
    QFETCH(QString, words);
    QFETCH(QString, dates);
    QStringList found;
    for (const WrittenDate &date : findDates(words)) {
        found << date.date.toString(Qt::ISODate);
        QVERIFY(date.span.start >= 0 && date.span.end <= words.size() && date.span.start < date.span.end);
    }
    QCOMPARE(found.join(u' '), dates);
}

void TestSummaryFacts::readsMoney_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("sums");
    const auto row = [](const char *words, const char *sums) { QTest::newRow(words) << QString::fromUtf8(words) << QString::fromLatin1(sums); };
    row("a fee of $1,250,000 is", "USD 1,250,000");
    row("$5,000.50.", "USD 5,000.50");
    row("US$ 2.5 million a year", "USD 2,500,000");
    row("U.S. $10,000,000", "USD 10,000,000");
    row("EUR 300.000,00", "EUR 300,000");
    row("€99,50", "EUR 99.50");
    row("£1 billion", "GBP 1,000,000,000");
    row("Ten Thousand (10,000) U.S. dollars", "USD 10,000");
    row("500 dollars", "USD 500");
    row("C$75 and US$50", "CAD 75 | USD 50");
    row("between $5 and $7", "USD 5 | USD 7");
    row("for a $250 fee", "USD 250");
    row("par value $0.001 each", "USD 0.0010");
    row("$1.125 per share", "USD 1.1250");
    row("EUR 300.000", "EUR 300,000");
    row("A$75", "AUD 75");
    row("$0", "");
    row("$[***]", "");
    row("paragraph 500", "");
    row("the Euro 2016 cup", "");
}

void TestSummaryFacts::readsMoney()
{
    QFETCH(QString, words);
    QFETCH(QString, sums);
    QStringList found;
    for (const MoneyAmount &money : findMoney(words))
        found << writtenMoney(money);
    QCOMPARE(found.join(u" | "_qs), sums);
}

void TestSummaryFacts::leavesDollarsOpenWhereOthersAreNamed()
{
    const auto sums = findMoney(u"$50 in Canadian funds"_qs);
    QCOMPARE(sums.size(), size_t(1));
    QCOMPARE(writtenMoney(sums[0]), u"$ 50"_qs);
}

void TestSummaryFacts::readsPartyNames_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("names");
    const auto row = [](const char *words, const char *names) { QTest::newRow(words) << QString::fromUtf8(words) << QString::fromUtf8(names); };
    row("Radial Spark, LLC", "Radial Spark, LLC");
    row("JOHN ROGERS", "JOHN ROGERS");
    row("Cargill, Incorporated", "Cargill, Incorporated");
    row("Baidu Online Network Technology (Beijing) Co., Ltd.", "Baidu Online Network Technology (Beijing) Co., Ltd.");
    row("Company", "");
    row("the Distributor", "");
    row("\"Licensor\"", "");
    row("“Party A”", "");
    row("hereinafter collectively the Parties", "");
    row("Distributor\"),", "");
    row("iMine Corporation, (hereinafter referred to as \"JRVS\")", "iMine Corporation");
    row("eBay Inc.", "eBay Inc.");
    row("For Raven Ledger Ltd\tBy: Thistle Bank plc", "Raven Ledger Ltd | Thistle Bank plc");
    row("between Acme Holdings, Inc., a Delaware corporation (\"Supplier\"), and Bell Labs Ltd. (\"Buyer\")", "Acme Holdings, Inc. | Bell Labs Ltd.");
}

void TestSummaryFacts::readsPartyNames()
{
    QFETCH(QString, words);
    QFETCH(QString, names);
    QCOMPARE(partyNamesIn(words).join(u" | "_qs), names);
}

void TestSummaryFacts::readsFacts_data()
{
    QTest::addColumn<QString>("category");
    QTest::addColumn<QString>("words");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("value");
    using Kind = SummaryFact::Kind;
    const auto row = [](const char *category, const char *words, Kind kind, const char *value) {
        QTest::addRow("%s: %.50s", category, words)
            << QString::fromLatin1(category) << QString::fromUtf8(words) << int(kind) << QString::fromLatin1(value);
    };
    row("Document Name", "DISTRIBUTOR\n AGREEMENT", Kind::Title, "DISTRIBUTOR AGREEMENT");
    row("Agreement Date", "the 15th day of July, 2010", Kind::AgreementDate, "2010-07-15");
    row("Agreement Date", "___ day of May", Kind::AgreementDate, "___ day of May");
    row("Effective Date", "effective as from 1 January 2009", Kind::EffectiveDate, "2009-01-01");
    row("Expiration Date", "shall commence on January 1, 2000 and end on December 31, 2004", Kind::ExpirationDate, "2004-12-31");
    row("Expiration Date", "begins on January 1, 2000 and continues for five (5) years", Kind::ExpirationDate, "");
    row("Expiration Date", "begins on January 1, 2000 and continues for five (5) years", Kind::Term, "5 years");
    row("Expiration Date", "This agreement is for a term of one year.", Kind::Term, "1 year");
    row("Expiration Date", "shall continue until terminated as provided herein", Kind::Term, "until terminated");
    row("Renewal Term", "shall automatically renew for successive one (1) year terms", Kind::Renewal, "renews by itself for 1 year");
    row("Renewal Term", "it will renew automatically from year to year unless ended upon 60 days prior notice", Kind::Renewal, "renews by itself");
    row("Effective Date", "the date first written above", Kind::EffectiveDate, "");
    row("Governing Law", "THE LAWS OF THE STATE IN WHICH THE RESTAURANT IS", Kind::GoverningLaw, "");
    row("Renewal Term", "The BSP then have the option to renew the agreement for another 5 years", Kind::Renewal, "can be renewed for 5 years");
    row("Governing Law", "governed by the laws of the State of New York, without regard", Kind::GoverningLaw, "New York");
    row("Governing Law", "construed in accordance with the internal laws of Delaware.", Kind::GoverningLaw, "Delaware");
    row("Governing Law", "the laws of the Province of British Columbia, and the parties", Kind::GoverningLaw, "British Columbia");
    row("Governing Law", "the laws of the People's Republic of China.", Kind::GoverningLaw, "People's Republic of China");
    row("Governing Law", "governed by Texas law", Kind::GoverningLaw, "Texas");
}

void TestSummaryFacts::readsFacts()
{
    QFETCH(QString, category);
    QFETCH(QString, words);
    QFETCH(int, kind);
    QFETCH(QString, value);
    const AnalysedText text = textOf(words);
    Finding finding;
    finding.category = category;
    finding.evidence = *quoteEvidence(text, {0, text.index().codePointCount()});
    QCOMPARE(valueOf(summaryFacts(text, {finding}), SummaryFact::Kind(kind)), value);
}

void TestSummaryFacts::quotesTheTextForEveryFact()
{
    const AnalysedText text = textOf(u"😀 Supply Agreement of May 5, 2015. Price: $100, then $300,000, then $100 again."_qs);
    Finding title;
    title.category = u"Document Name"_qs;
    title.evidence = *findEvidence(text, u"Supply Agreement"_qs);
    const std::vector<SummaryFact> facts = summaryFacts(text, {title});
    QCOMPARE(facts.size(), size_t(3));
    QCOMPARE(valueOf(facts, SummaryFact::Kind::Money), u"USD 300,000 | USD 100"_qs);
    QCOMPARE(facts[1].evidence.quote, u"$300,000"_qs);
    for (const SummaryFact &fact : facts)
        QVERIFY(isTrue(fact.evidence, text));
}

void TestSummaryFacts::namesAPartyOnce()
{
    const AnalysedText text = textOf(u"GWG Holdings, Inc. and GWG and Bell Ltd. (the \u201cTavern\u201d) and GW"_qs);
    std::vector<Finding> findings;
    for (const QString &name : {u"GWG Holdings, Inc."_qs, u"GWG"_qs, u"Bell Ltd."_qs, u"Tavern"_qs}) {
        Finding finding;
        finding.category = u"Parties"_qs;
        finding.evidence = *findEvidence(text, name);
        findings.push_back(finding);
    }
    QCOMPARE(valueOf(summaryFacts(text, findings), SummaryFact::Kind::Party), u"GWG Holdings, Inc. | Bell Ltd."_qs);
}

void TestSummaryFacts::summarisesInPlainWords()
{
    using Kind = SummaryFact::Kind;
    Analysis analysis;
    QCOMPARE(summaryOf(analysis), u"A contract. No risk was found."_qs);
    const auto add = [&](Kind kind, const char16_t *value) { analysis.facts.push_back({kind, QString::fromUtf16(value), {}}); };
    add(Kind::Title, u"Supply Agreement");
    add(Kind::Party, u"Acme Inc.");
    QCOMPARE(summaryOf(analysis), u"Supply Agreement with Acme Inc. No risk was found."_qs);
    add(Kind::Party, u"Bell Ltd.");
    add(Kind::AgreementDate, u"2015-05-05");
    add(Kind::EffectiveDate, u"2015-06-01");
    add(Kind::Term, u"5 years");
    add(Kind::Renewal, u"renews by itself for 1 year");
    add(Kind::GoverningLaw, u"Delaware");
    Risk risk;
    risk.severity = Severity::High;
    analysis.risks = {risk, risk};
    QCOMPARE(
        summaryOf(analysis),
        u"Supply Agreement between Acme Inc. and Bell Ltd., dated 5 May 2015. Term: in force from 1 June 2015, for 5 years, renews by itself for 1 year. "
        u"Governing law: Delaware. Risks found: 2 high."_qs);
}

void TestSummaryFacts::callsNothingAContractThatDoesNotLookLikeOne()
{
    Analysis analysis;
    QCOMPARE(summaryOf(analysis, false), u"This does not look like a contract in English. That no risk was found says nothing about it."_qs);
    analysis.facts.push_back({SummaryFact::Kind::Party, u"Acme Inc."_qs, {}});
    analysis.risks.resize(1);
    analysis.risks[0].severity = Severity::High;
    QCOMPARE(summaryOf(analysis, false), u"This does not look like a contract in English. A text with Acme Inc. Risks found: 1 high."_qs);
    QCOMPARE(summaryOf(analysis), u"A contract with Acme Inc. Risks found: 1 high."_qs);
}

QTEST_GUILESS_MAIN(TestSummaryFacts)
#include "tst_summary_facts.moc"
