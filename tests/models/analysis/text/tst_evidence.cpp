// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/text/evidence.h"

#include <QCryptographicHash>
#include <QRandomGenerator>
#include <QTest>

using namespace lectern;
using namespace lectern::analysis;

namespace {

std::vector<DocumentPage> pagesOf(const QStringList &texts)
{
    std::vector<DocumentPage> pages;
    for (const QString &text : texts) {
        DocumentPage page;
        page.number = int(pages.size()) + 1;
        page.text = text;
        pages.push_back(page);
    }
    return pages;
}

AnalysedText textOf(const QString &text) { return AnalysedText(pagesOf({text})); }

} // namespace

/// Every finding relies on this: a quote is the document's own text, or it is refused.
class TestEvidence : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void joinsPagesWithNothingBetween();
    void saysWhichPageAPositionIsOn();
    void quotesARangeWithPageAndHash();
    void countsCodePointsNotUnits();
    void refusesRangesOutsideTheText_data();
    void refusesRangesOutsideTheText();
    void findsClaimedWords_data();
    void findsClaimedWords();
    void refusesWordsThatDoNotStandInTheText_data();
    void refusesWordsThatDoNotStandInTheText();
    void prefersTheExactWordsToSimilarOnesBefore();
    void takesTheOccurrenceNearestToAPlace_data();
    void takesTheOccurrenceNearestToAPlace();
    void findsWordsThatGoOnOverTheNextPage();
    void knowsEvidenceThatWasTamperedWith();
    void neverShowsOtherWordsThanClaimed();
};

void TestEvidence::joinsPagesWithNothingBetween()
{
    const AnalysedText text(pagesOf({u"one\n"_qs, {}, u"two"_qs}));
    QCOMPARE(text.text(), u"one\ntwo"_qs);
    QCOMPARE(text.hash(), QCryptographicHash::hash("one\ntwo", QCryptographicHash::Sha256));
    QCOMPARE(AnalysedText({}).text(), QString());
}

void TestEvidence::saysWhichPageAPositionIsOn()
{
    const AnalysedText text(pagesOf({u"one\n"_qs, {}, u"😀two\n"_qs, u"three"_qs}));
    QCOMPARE(text.pageOf(0), 1);
    QCOMPARE(text.pageOf(3), 1);
    QCOMPARE(text.pageOf(4), 3); // Page 2 has no text.
    QCOMPARE(text.pageOf(8), 3);
    QCOMPARE(text.pageOf(9), 4);
    QCOMPARE(text.pageOf(14), 4);
    QCOMPARE(text.pageOf(1000), 4);
    QCOMPARE(text.pageOf(-1), 1);
    QCOMPARE(AnalysedText({}).pageOf(0), 1);
}

void TestEvidence::quotesARangeWithPageAndHash()
{
    const AnalysedText text(pagesOf({u"First page.\n"_qs, u"The cap is $5.\n"_qs}));
    const Result<Evidence> evidence = quoteEvidence(text, {16, 26});
    QVERIFY(evidence);
    QCOMPARE(evidence->page, 2);
    QCOMPARE(evidence->range, (TextRange{16, 26}));
    QCOMPARE(evidence->quote, u"cap is $5."_qs);
    QCOMPARE(evidence->hash, QCryptographicHash::hash("cap is $5.", QCryptographicHash::Sha256));
    QVERIFY(isTrue(*evidence, text));
}

void TestEvidence::countsCodePointsNotUnits()
{
    const AnalysedText text = textOf(u"😀😀 liability 😀 cap 😀"_qs);
    const Result<Evidence> found = findEvidence(text, u"liability 😀 cap"_qs);
    QVERIFY(found);
    QCOMPARE(found->range, (TextRange{3, 18}));
    QCOMPARE(text.textOf({13, 14}), u"😀"_qs);
    QCOMPARE(text.textOf({19, 20}), u"😀"_qs);
}

void TestEvidence::refusesRangesOutsideTheText_data()
{
    QTest::addColumn<qint64>("start");
    QTest::addColumn<qint64>("end");
    QTest::newRow("empty") << qint64(2) << qint64(2);
    QTest::newRow("backwards") << qint64(3) << qint64(2);
    QTest::newRow("before the beginning") << qint64(-1) << qint64(2);
    QTest::newRow("after the end") << qint64(2) << qint64(7);
    QTest::newRow("far away") << (qint64(1) << 60) << std::numeric_limits<qint64>::max();
}

void TestEvidence::refusesRangesOutsideTheText()
{
    QFETCH(qint64, start);
    QFETCH(qint64, end);
    const AnalysedText text = textOf(u"a😀bcde"_qs); // Six code points, seven units.
    QCOMPARE(text.textOf({start, end}), QString());
    const Result<Evidence> evidence = quoteEvidence(text, {start, end});
    QVERIFY(!evidence);
    QCOMPARE(evidence.error().code, ErrorCode::InvalidRequest);
}

void TestEvidence::findsClaimedWords_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("claim");
    QTest::addColumn<QString>("own");
    const auto row = [](const char *name, const QString &text, const QString &claim, const QString &own) {
        QTest::newRow(name) << text << claim << own;
    };
    row("as it stands", u"The cap is $5."_qs, u"cap is $5"_qs, u"cap is $5"_qs);
    row("lines broken elsewhere", u"a party may\r\n   terminate this\tAgreement now"_qs, u"party may terminate this Agreement"_qs,
        u"party may\r\n   terminate this\tAgreement"_qs);
    row("a no-break space", u"within 30\u00A0days of"_qs, u"within 30 days"_qs, u"within 30\u00A0days"_qs);
    row("curly quotation marks", u"the “Agreement” and Licensor’s rights"_qs, u"the \"Agreement\" and Licensor's rights"_qs,
        u"the “Agreement” and Licensor’s rights"_qs);
    row("doubled quotation marks", u"the ``Agreement'' means"_qs, u"the \"Agreement\" means"_qs, u"the ``Agreement'' means"_qs);
    row("a frame of quotation marks", u"it is governed by law of Iowa."_qs, u"\"governed by law of Iowa.\""_qs, u"governed by law of Iowa."_qs);
    row("a word broken over lines", u"this agree-\nment ends"_qs, u"this agreement ends"_qs, u"this agree-\nment ends"_qs);
    row("a compound broken over lines", u"a non-\nexclusive licence"_qs, u"a non-exclusive licence"_qs, u"a non-\nexclusive licence"_qs);
    row("a soft hyphen", u"termi\u00ADnation for cause"_qs, u"termination for cause"_qs, u"termi\u00ADnation for cause"_qs);
    row("another dash", u"one–off fees – all of them"_qs, u"one-off fees - all of them"_qs, u"one–off fees – all of them"_qs);
    row("space around the claim", u"no cap at all"_qs, u"  cap at \n"_qs, u"cap at"_qs);
    row("another alphabet", u"Договор действует до 2025 года"_qs, u"действует  до 2025"_qs, u"действует до 2025"_qs);
    row("no spaces between words", u"本合同受中国法律管辖。"_qs, u"本合同受中国法律管辖"_qs, u"本合同受中国法律管辖"_qs);
    row("the whole text", u"all of it"_qs, u"all of it"_qs, u"all of it"_qs);
}

void TestEvidence::findsClaimedWords()
{
    QFETCH(QString, text);
    QFETCH(QString, claim);
    QFETCH(QString, own);
    const AnalysedText analysed = textOf(text);
    const Result<Evidence> found = findEvidence(analysed, claim);
    QVERIFY(found);
    QCOMPARE(found->quote, own);
    QVERIFY(isTrue(*found, analysed));
}

void TestEvidence::refusesWordsThatDoNotStandInTheText_data()
{
    QTest::addColumn<QString>("claim");
    QTest::newRow("nothing") << QString();
    QTest::newRow("white space") << u" \n\t"_qs;
    QTest::newRow("marks only") << u"\"-- ' \u00AD\""_qs;
    QTest::newRow("other words") << u"liability is unlimited"_qs;
    QTest::newRow("one word changed") << u"shall be limited to $50,000"_qs;
    QTest::newRow("one word left out") << u"liability shall limited to"_qs;
    QTest::newRow("another figure") << u"limited to $5,000"_qs;
    QTest::newRow("another case") << u"Shall Be Limited"_qs;
    QTest::newRow("an ellipsis") << u"liability ... $500"_qs;
    QTest::newRow("two places joined") << u"The liability limited to"_qs;
    QTest::newRow("the inside of a word") << u"abil"_qs;
    QTest::newRow("the end of a word") << u"imited to"_qs;
    QTest::newRow("the beginning of a figure") << u"limited to $500,00"_qs;
    QTest::newRow("a sign changed") << u"minus 5 - 3"_qs;
    QTest::newRow("half of a pair") << QString(QChar(0xD83D));
    QTest::newRow("ends in half of a pair") << u"fine "_qs + QChar(0xD83D);
    QTest::newRow("longer than the text") << QString(100'000, u'a');
}

void TestEvidence::refusesWordsThatDoNotStandInTheText()
{
    QFETCH(QString, claim);
    const AnalysedText text = textOf(u"The “liability” shall be limited to $500,000. Minus 5 + 3. It is fine 😀.\n"_qs);
    const Result<Evidence> found = findEvidence(text, claim);
    QVERIFY(!found);
    QCOMPARE(found.error().code, ErrorCode::Corrupt);
}

void TestEvidence::prefersTheExactWordsToSimilarOnesBefore()
{
    const AnalysedText text = textOf(u"the  cap. the cap."_qs);
    QCOMPARE(findEvidence(text, u"the cap"_qs)->range, (TextRange{10, 17}));
}

void TestEvidence::takesTheOccurrenceNearestToAPlace_data()
{
    QTest::addColumn<qint64>("near");
    QTest::addColumn<qint64>("start");
    QTest::newRow("before all") << qint64(-5) << qint64(2);
    QTest::newRow("at the first") << qint64(2) << qint64(2);
    QTest::newRow("between, nearer to the first") << qint64(9) << qint64(2);
    QTest::newRow("between, nearer to one written otherwise") << qint64(14) << qint64(19);
    QTest::newRow("nearer to the last") << qint64(30) << qint64(36);
    QTest::newRow("after the end") << qint64(9999) << qint64(36);
}

void TestEvidence::takesTheOccurrenceNearestToAPlace()
{
    QFETCH(qint64, near);
    QFETCH(qint64, start);
    const AnalysedText text = textOf(u"😀 the cap, and so 😀the\ncap, and so 😀the cap"_qs);
    const Result<Evidence> found = findEvidence(text, u"the cap"_qs, near);
    QVERIFY(found);
    QCOMPARE(found->range, (TextRange{start, start + 7}));
}

void TestEvidence::findsWordsThatGoOnOverTheNextPage()
{
    const AnalysedText text(pagesOf({u"each party may\n"_qs, u"assign its rights\n"_qs}));
    const Result<Evidence> found = findEvidence(text, u"party may assign"_qs);
    QVERIFY(found);
    QCOMPARE(found->page, 1);
    QCOMPARE(found->quote, u"party may\nassign"_qs);
}

void TestEvidence::knowsEvidenceThatWasTamperedWith()
{
    const AnalysedText text(pagesOf({u"The cap is $5.\n"_qs, u"The cap is $6.\n"_qs}));
    const Evidence good = *findEvidence(text, u"cap is $6"_qs);
    QVERIFY(isTrue(good, text));
    Evidence bad = good;
    bad.quote = u"cap is $5"_qs;
    QVERIFY(!isTrue(bad, text));
    bad = good;
    bad.page = 1;
    QVERIFY(!isTrue(bad, text));
    bad = good;
    bad.range = {4, 13};
    QVERIFY(!isTrue(bad, text));
    bad = good;
    bad.hash[0] = char(~bad.hash[0]);
    QVERIFY(!isTrue(bad, text));
    bad = good;
    bad.range = {-3, 900};
    QVERIFY(!isTrue(bad, text));
    QVERIFY(!isTrue(good, textOf(u"another document"_qs)));
}

/// Claims cut from the text, some of them spoilt: what is found always says what was claimed, word for word.
void TestEvidence::neverShowsOtherWordsThanClaimed()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    const QStringList alphabet{u"a"_qs, u"b"_qs, u" "_qs, u" "_qs, u"\n"_qs, u"-"_qs, u"“"_qs, u"'"_qs, u"😀"_qs, u"\u00AD"_qs, u"7"_qs, u"."_qs};
    const auto words = [](const QString &text) {
        QString kept;
        for (const QChar c : text) {
            if (c.isLetterOrNumber() || c.isSurrogate() || c == u'.')
                kept += c;
        }
        return kept;
    };
    int found = 0, refused = 0;
    for (int round = 0; round < 4000; ++round) {
        QStringList pages;
        for (int page = 0; page < 3; ++page) {
            QString text;
            for (quint32 i = random.bounded(40); i > 0; --i)
                text += alphabet[random.bounded(int(alphabet.size()))];
            pages << text;
        }
        const AnalysedText text(pagesOf(pages));
        const qsizetype size = text.text().size();
        QString claim = text.text().mid(size > 0 ? random.bounded(int(size)) : 0, random.bounded(12));
        if (random.bounded(2) == 0)
            claim.insert(random.bounded(int(claim.size()) + 1), alphabet[random.bounded(int(alphabet.size()))]);
        std::optional<qint64> near;
        if (random.bounded(2) == 0)
            near = random.bounded(130) - 5;
        const Result<Evidence> evidence = findEvidence(text, claim, near);
        if (!evidence) {
            ++refused;
            continue;
        }
        ++found;
        QVERIFY(isTrue(*evidence, text));
        QCOMPARE(evidence->quote, text.textOf(evidence->range));
        QCOMPARE(evidence->quote.isEmpty(), false);
        QCOMPARE(words(evidence->quote), words(claim));
        QCOMPARE(evidence->page, text.pageOf(evidence->range.start));
    }
    QVERIFY(found > 100);
    QVERIFY(refused > 100);
}

QTEST_GUILESS_MAIN(TestEvidence)
#include "tst_evidence.moc"
