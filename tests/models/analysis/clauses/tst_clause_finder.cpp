// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/clauses/clause_finder.h"

#include <QFile>
#include <QRandomGenerator>
#include <QTest>

using namespace lectern;
using namespace lectern::analysis;

namespace {

const char *const contract =
    "DISTRIBUTION AND LICENSE AGREEMENT\n\n"
    "This Distribution and License Agreement (the \"Agreement\") is made and entered into as of March 14, 2016 (the \"Effective Date\"), by and "
    "between Northwind Instruments, Inc., a Delaware corporation (\"Northwind\"), and Harbour Trading Limited, a company organized under the laws "
    "of England (\"Distributor\").\n\n"
    "1. License. Subject to the terms of this Agreement, Northwind hereby grants to Distributor a non-exclusive, non-transferable license to use the "
    "Trademarks solely in connection with the marketing and sale of the Products in the Territory.\n\n"
    "2. Term. The initial term of this Agreement shall commence on the Effective Date and shall continue for a period of three (3) years thereafter, "
    "unless earlier terminated.\nThis Agreement shall automatically renew for successive one (1) year periods unless either party gives written notice "
    "of non-renewal at least sixty (60) days prior to the end of the then-current term.\n\n"
    "3. Termination. Either party may terminate this Agreement at any time, without cause, upon ninety (90) days prior written notice to the other "
    "party.\n\n"
    "4. Records. Distributor shall keep complete books and records, and Northwind shall have the right, upon reasonable notice, to audit and "
    "inspect such books and records during normal business hours.\n\n"
    "5. Insurance. Distributor shall maintain commercial general liability insurance with limits of not less than $1,000,000 per occurrence and "
    "shall name Northwind as an additional insured.\n\n"
    "6. Limitation of Liability. IN NO EVENT SHALL EITHER PARTY BE LIABLE FOR ANY INDIRECT, INCIDENTAL OR CONSEQUENTIAL DAMAGES. The total "
    "aggregate liability of Northwind under this Agreement shall not exceed the amounts paid by Distributor in the twelve months before the claim.\n\n"
    "7. Assignment. Neither party may assign this Agreement without the prior written consent of the other party.\n\n"
    "8. Governing Law. This Agreement shall be governed by and construed in accordance with the laws of the State of New York, without regard to its "
    "conflict of laws principles.\n\n"
    "IN WITNESS WHEREOF, the parties have executed this Agreement.\n";

QString contractText() { return QString::fromLatin1(contract); }

ClauseFinder builtinFinder()
{
    const Result<ClauseFinder> finder = ClauseFinder::builtin();
    if (!finder)
        qFatal("%s", qPrintable(finder.error().detail));
    return *finder;
}

std::vector<CategoryFindings> clausesOf(const QString &text) { return builtinFinder().findClauses(text).value(); }

QStringList quotes(const QString &text, const CategoryFindings &category)
{
    const CodePointIndex index(text);
    QStringList all;
    for (const ClauseFinding &finding : category.findings) {
        const TextRange units = index.toUnits(finding.range);
        all << text.mid(units.start, units.length());
    }
    return all;
}

bool areEqual(const std::vector<CategoryFindings> &a, const std::vector<CategoryFindings> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const CategoryFindings &x, const CategoryFindings &y) {
        return x.category == y.category && x.isPresent == y.isPresent && x.confidence == y.confidence
            && std::equal(x.findings.begin(), x.findings.end(), y.findings.begin(), y.findings.end(),
                          [](const ClauseFinding &m, const ClauseFinding &n) { return m.range == n.range && m.confidence == n.confidence; });
    });
}

/// Everything promised of any answer, whatever the text.
void checkPromises(const QString &text, const std::vector<CategoryFindings> &found)
{
    const qint64 length = codePointCount(text);
    QCOMPARE(found.size(), size_t(clauseCategoryCount));
    for (size_t i = 0; i < found.size(); ++i) {
        QCOMPARE(size_t(found[i].category), i);
        QCOMPARE(found[i].isPresent, !found[i].findings.empty());
        QVERIFY(found[i].confidence >= 0 && found[i].confidence <= 1);
        qint64 last = -1;
        for (const ClauseFinding &finding : found[i].findings) {
            QVERIFY(finding.range.start >= last && finding.range.start < finding.range.end && finding.range.end <= length);
            QVERIFY(finding.confidence >= 0 && finding.confidence <= 1);
            last = finding.range.start;
        }
    }
}

QByteArray shippedWeights()
{
    QFile file(QStringLiteral(":/clauses/weights.bin"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestClauseFinder : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void namesEveryCategory();
    void findsTheClausesOfAnOrdinaryContract_data();
    void findsTheClausesOfAnOrdinaryContract();
    void findsAClauseThatFewContractsHave_data();
    void findsAClauseThatFewContractsHave();
    void isNotTakenInByWordsOfARareClause_data();
    void isNotTakenInByWordsOfARareClause();
    void findsNothingInALetterAboutTheWeather();
    void givesTheSameAnswerTwice();
    void countsCodePointsAfterCharactersOutsideTheBasicPlane();
    void readsLinesThatEndAnywhere();
    void takesAnyText_data();
    void takesAnyText();
    void stopsWhenAsked();
    void refusesWeightsThatAreNotWhole_data();
    void refusesWeightsThatAreNotWhole();
    void keepsTheWeightsWithinEightMegabytes();
};

void TestClauseFinder::namesEveryCategory()
{
    for (ClauseCategory category : allClauseCategories()) {
        QCOMPARE(findClauseCategory(clauseCategoryName(category)), std::optional(category));
        QVERIFY(whatWasLookedFor(category).endsWith(u'.'));
    }
    QCOMPARE(findClauseCategory(u"insurance"), std::nullopt);
    QCOMPARE(clauseCategoryName(ClauseCategory::ThirdPartyBeneficiary), u"Third Party Beneficiary"_qs);
    QCOMPARE(clauseCategoryName(ClauseCategory::GoverningLaw), u"Governing Law"_qs);
}

void TestClauseFinder::findsTheClausesOfAnOrdinaryContract_data()
{
    QTest::addColumn<ClauseCategory>("category");
    QTest::addColumn<QString>("words");
    const auto row = [](ClauseCategory category, const char *words) {
        QTest::newRow(qPrintable(clauseCategoryName(category))) << category << QString::fromLatin1(words);
    };
    row(ClauseCategory::DocumentName, "DISTRIBUTION AND LICENSE AGREEMENT");
    row(ClauseCategory::Parties, "Harbour Trading Limited");
    row(ClauseCategory::AgreementDate, "March 14, 2016");
    row(ClauseCategory::EffectiveDate, "March 14, 2016");
    row(ClauseCategory::ExpirationDate, "shall continue for a period of three (3) years");
    row(ClauseCategory::RenewalTerm, "automatically renew for successive one (1) year periods");
    row(ClauseCategory::NoticePeriodToTerminateRenewal, "sixty (60) days prior to the end");
    row(ClauseCategory::GoverningLaw, "governed by and construed in accordance with the laws of the State of New York");
    row(ClauseCategory::TerminationForConvenience, "at any time, without cause");
    row(ClauseCategory::AntiAssignment, "Neither party may assign");
    row(ClauseCategory::LicenseGrant, "hereby grants to Distributor");
    row(ClauseCategory::NonTransferableLicense, "non-transferable license");
    row(ClauseCategory::AuditRights, "audit and inspect such books");
    row(ClauseCategory::Insurance, "general liability insurance");
    row(ClauseCategory::CapOnLiability, "shall not exceed the amounts paid");
}

void TestClauseFinder::findsTheClausesOfAnOrdinaryContract()
{
    QFETCH(ClauseCategory, category);
    QFETCH(QString, words);
    const QString text = contractText();
    const CategoryFindings found = clausesOf(text)[size_t(category)];
    QVERIFY2(found.isPresent, qPrintable(QString::number(found.confidence)));
    const QStringList all = quotes(text, found);
    QVERIFY2(std::any_of(all.begin(), all.end(), [&words](const QString &quote) { return quote.contains(words, Qt::CaseInsensitive); }),
             qPrintable(all.join(u" | ")));
}

void TestClauseFinder::findsAClauseThatFewContractsHave_data()
{
    QTest::addColumn<ClauseCategory>("category");
    QTest::addColumn<QString>("clause");
    const auto row = [](ClauseCategory category, const char *clause) {
        QTest::newRow(qPrintable(clauseCategoryName(category))) << category << QString::fromLatin1(clause);
    };
    row(ClauseCategory::MostFavoredNation,
        "Northwind warrants that the prices charged to Distributor are, and throughout the term shall remain, no less favorable than those charged to "
        "any other distributor of comparable volume.");
    row(ClauseCategory::NoSolicitOfCustomers,
        "During the term and for one year thereafter, Distributor shall not, directly or indirectly, solicit or divert any customer of Northwind.");
    row(ClauseCategory::NonDisparagement, "Neither party shall disparage the other party, its products or its officers.");
    row(ClauseCategory::ThirdPartyBeneficiary,
        "The parties agree that Northwind Holdings plc is an intended third party beneficiary of this Agreement and may enforce it.");
    row(ClauseCategory::PriceRestrictions,
        "Northwind shall not increase the prices of the Products by more than three percent (3%) in any calendar year.");
    row(ClauseCategory::UnlimitedLicense,
        "Northwind grants to Distributor an enterprise license to use the Software for an unlimited number of users.");
    row(ClauseCategory::AffiliateLicenseLicensor,
        "Northwind, on behalf of itself and its Affiliates, hereby grants to Distributor a non-exclusive license under the Patents.");
}

void TestClauseFinder::findsAClauseThatFewContractsHave()
{
    QFETCH(ClauseCategory, category);
    QFETCH(QString, clause);
    QVERIFY(!clausesOf(contractText())[size_t(category)].isPresent);
    const QString text = contractText().replace(u"8. Governing Law."_qs, u"9. Further Terms. "_qs + clause + u"\n\n8. Governing Law."_qs);
    const CategoryFindings found = clausesOf(text)[size_t(category)];
    QVERIFY2(found.isPresent, qPrintable(QString::number(found.confidence)));
    const QStringList all = quotes(text, found);
    QVERIFY2(std::any_of(all.begin(), all.end(), [&clause](const QString &quote) { return clause.contains(quote) || quote.contains(clause); }),
             qPrintable(all.join(u" | ")));
}

void TestClauseFinder::isNotTakenInByWordsOfARareClause_data()
{
    QTest::addColumn<ClauseCategory>("category");
    QTest::addColumn<QString>("clause");
    const auto row = [](ClauseCategory category, const char *clause) {
        QTest::newRow(qPrintable(clauseCategoryName(category))) << category << QString::fromLatin1(clause);
    };
    row(ClauseCategory::ThirdPartyBeneficiary, "Nothing in this Agreement confers any right or remedy upon any person other than the parties.");
    row(ClauseCategory::NoSolicitOfCustomers, "Distributor shall use its best efforts to solicit orders from customers in the Territory.");
    row(ClauseCategory::PriceRestrictions, "Northwind may change the prices of the Products upon thirty days' notice.");
    row(ClauseCategory::NonDisparagement, "Distributor shall at all times employ sales personnel of good reputation.");
    row(ClauseCategory::SourceCodeEscrow, "The source code of the Software is a trade secret of Northwind.");
}

void TestClauseFinder::isNotTakenInByWordsOfARareClause()
{
    QFETCH(ClauseCategory, category);
    QFETCH(QString, clause);
    const QString text = contractText().replace(u"8. Governing Law."_qs, u"9. Further Terms. "_qs + clause + u"\n\n8. Governing Law."_qs);
    QVERIFY(!clausesOf(text)[size_t(category)].isPresent);
}

void TestClauseFinder::findsNothingInALetterAboutTheWeather()
{
    const auto found = clausesOf(u"Dear aunt, it rained all week and the cat slept. We baked bread on Sunday. Love to everybody."_qs);
    for (size_t i = size_t(ClauseCategory::RenewalTerm); i < found.size(); ++i)
        QVERIFY2(!found[i].isPresent, qPrintable(clauseCategoryName(found[i].category)));
}

void TestClauseFinder::givesTheSameAnswerTwice() { QVERIFY(areEqual(clausesOf(contractText()), clausesOf(contractText()))); }

void TestClauseFinder::countsCodePointsAfterCharactersOutsideTheBasicPlane()
{
    const QString text = u"\U0001F4DC\U0001F4DC\U0001F4DC\n\n"_qs + contractText();
    const auto found = clausesOf(text);
    checkPromises(text, found);
    const auto plain = clausesOf(contractText());
    for (ClauseCategory category : {ClauseCategory::GoverningLaw, ClauseCategory::AgreementDate, ClauseCategory::DocumentName})
        QCOMPARE(quotes(text, found[size_t(category)]), quotes(contractText(), plain[size_t(category)]));
}

void TestClauseFinder::readsLinesThatEndAnywhere()
{
    QString text = contractText();
    qsizetype column = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        column = text[i] == u'\n' ? 0 : column + 1;
        if (column > 60 && text[i] == u' ') {
            text[i] = u'\n';
            column = 0;
        }
    }
    const auto straight = clausesOf(contractText());
    const auto broken = clausesOf(text);
    for (ClauseCategory category : {ClauseCategory::GoverningLaw, ClauseCategory::AntiAssignment, ClauseCategory::Insurance,
                                    ClauseCategory::AuditRights, ClauseCategory::LicenseGrant, ClauseCategory::CapOnLiability}) {
        QStringList quoted = quotes(text, broken[size_t(category)]);
        for (QString &quote : quoted)
            quote.replace(u'\n', u' ');
        QCOMPARE(quoted, quotes(contractText().replace(u'\n', u' '), straight[size_t(category)]));
    }
}

void TestClauseFinder::takesAnyText_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QString();
    QTest::newRow("white space") << u"\n\n \t\r\n"_qs;
    QTest::newRow("one character") << u"a"_qs;
    QTest::newRow("one mark") << u"."_qs;
    QTest::newRow("only a title") << u"LICENSE AGREEMENT"_qs;
    QTest::newRow("only a date") << u"May 1, 2020"_qs;
    QTest::newRow("a megabyte without a space") << QString(1 << 20, u'x');
    QTest::newRow("ten megabytes on one line") << u"the buyer shall pay "_qs.repeated(10 * (1 << 20) / 20);
    QTest::newRow("brackets and quotes only") << u"(\"(\"(\""_qs.repeated(20000);
    QTest::newRow("right to left")
        << u"\u0647\u0630\u0627 \u0627\u0644\u0639\u0642\u062f \u0628\u064a\u0646 \u0627\u0644\u0637\u0631\u0641\u064a\u0646. "_qs.repeated(500);
    QTest::newRow("halves of pairs") << QString(2000, QChar(0xD83D)) + QString(2000, QChar(0xDE00));
    QString noise;
    QRandomGenerator random(4711); // A fixed seed.
    for (int i = 0; i < 200000; ++i)
        noise += QChar(ushort(random.bounded(1, 65536)));
    QTest::newRow("noise") << noise;
    QTest::newRow("dates only") << u"January 1, 2001 "_qs.repeated(20000);
}

void TestClauseFinder::takesAnyText()
{
    QFETCH(QString, text);
    checkPromises(text, clausesOf(text));
}

void TestClauseFinder::stopsWhenAsked()
{
    std::stop_source source;
    source.request_stop();
    const auto found = builtinFinder().findClauses(contractText().repeated(200), source.get_token());
    QVERIFY(!found);
    QCOMPARE(found.error().code, ErrorCode::Cancelled);
}

void TestClauseFinder::refusesWeightsThatAreNotWhole_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("why");
    const QByteArray whole = shippedWeights();
    QByteArray flipped = whole;
    flipped[flipped.size() / 2] = char(flipped[flipped.size() / 2] ^ 1);
    QTest::newRow("nothing") << QByteArray() << u"not in this program's format"_qs;
    QTest::newRow("something else") << QByteArray(1000, 'x') << u"not in this program's format"_qs;
    QTest::newRow("only the first line") << whole.left(30) << u"cut off"_qs;
    QTest::newRow("half") << whole.left(whole.size() / 2) << u"checksum"_qs;
    QTest::newRow("one flipped bit") << flipped << u"checksum"_qs;
    QTest::newRow("one byte more") << whole + 'x' << u"checksum"_qs;
}

void TestClauseFinder::refusesWeightsThatAreNotWhole()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, why);
    const auto finder = ClauseFinder::withWeights(bytes);
    QVERIFY(!finder);
    QCOMPARE(finder.error().code, ErrorCode::Corrupt);
    QVERIFY2(finder.error().detail.contains(why), qPrintable(finder.error().detail));
}

void TestClauseFinder::keepsTheWeightsWithinEightMegabytes()
{
    QVERIFY(!shippedWeights().isEmpty());
    QVERIFY(shippedWeights().size() <= 8'000'000);
    QCOMPARE(builtinFinder().modelName(), u"clauses 1.1"_qs); // Not one of the folds'.
}

QTEST_APPLESS_MAIN(TestClauseFinder)
#include "tst_clause_finder.moc"
