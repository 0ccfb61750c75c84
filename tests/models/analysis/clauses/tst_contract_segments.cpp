// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/clauses/contract_phrases.h"
#include "models/analysis/clauses/contract_segments.h"

#include <QTest>

using namespace lectern;
using namespace lectern::analysis;

namespace {

QStringList segmentTexts(const QString &text)
{
    const ContractTokens words(text);
    QStringList texts;
    for (const ContractSegment &segment : segmentsOf(words)) {
        const auto part = words.characters().substr(size_t(segment.start), size_t(segment.end - segment.start));
        texts << QString::fromUcs4(part.data(), qsizetype(part.size())).simplified();
    }
    return texts;
}

QStringList dateTexts(const QString &text)
{
    const ContractTokens words(text);
    QStringList texts;
    for (const ContractPhrase &phrase : phrasesOf(words, segmentsOf(words))) {
        if (phrase.kind != ContractPhrase::Kind::Date)
            continue;
        const qint32 start = words.words()[size_t(phrase.firstWord)].start;
        const auto part = words.characters().substr(size_t(start), size_t(words.words()[size_t(phrase.lastWord - 1)].end - start));
        texts << QString::fromUcs4(part.data(), qsizetype(part.size()));
    }
    return texts;
}

} // namespace

class TestContractSegments : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cutsWhereASentenceEnds_data();
    void cutsWhereASentenceEnds();
    void findsDatesInTheUsualForms_data();
    void findsDatesInTheUsualForms();
    void readsAWordBrokenAtALinesEndAsOne();
    void countsCodePoints();
    void coversEveryWordOnce();
    void cutsTextWithoutPunctuation();
    void stopsWhenAsked();
};

void TestContractSegments::cutsWhereASentenceEnds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("segments");
    QTest::newRow("two sentences") << u"The seller delivers. The buyer pays."_qs << QStringList{u"The seller delivers."_qs, u"The buyer pays."_qs};
    QTest::newRow("a line's end is no sentence's end")
        << u"The seller shall\ndeliver the goods."_qs << QStringList{u"The seller shall deliver the goods."_qs};
    QTest::newRow("a page's end amid a sentence") << u"The seller shall\n\n\ndeliver the goods."_qs
                                                  << QStringList{u"The seller shall deliver the goods."_qs};
    QTest::newRow("an empty line") << u"TERM\n\nThis lasts a year"_qs << QStringList{u"TERM"_qs, u"This lasts a year"_qs};
    QTest::newRow("abbreviations") << u"Acme Inc. and Beta Corp. agree with J. Smith on No. 4 of it."_qs
                                   << QStringList{u"Acme Inc. and Beta Corp. agree with J. Smith on No. 4 of it."_qs};
    QTest::newRow("numbers of clauses") << u"12.3. Neither party assigns."_qs << QStringList{u"12.3. Neither party assigns."_qs};
    QTest::newRow("items on lines of their own") << u"(a) the first thing\n(b) the second thing"_qs
                                                 << QStringList{u"(a) the first thing"_qs, u"(b) the second thing"_qs};
    QTest::newRow("parts of a long sentence") << u"The seller shall deliver all the goods in time; and the buyer pays."_qs
                                              << QStringList{u"The seller shall deliver all the goods in time;"_qs, u"and the buyer pays."_qs};
    QTest::newRow("quoted end") << u"It is called the \u201cTerm.\u201d It ends."_qs
                                << QStringList{u"It is called the \u201cTerm.\u201d"_qs, u"It ends."_qs};
    QTest::newRow("nothing") << QString() << QStringList();
    QTest::newRow("white space") << u" \n\n\t "_qs << QStringList();
}

void TestContractSegments::cutsWhereASentenceEnds()
{
    QFETCH(QString, text);
    QTEST(segmentTexts(text), "segments");
}

void TestContractSegments::findsDatesInTheUsualForms_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("dates");
    const auto row = [](const char *name, const QString &before, const QString &date, const QString &after) {
        QTest::newRow(name) << before + date + after << QStringList{date};
    };
    row("month first", u"dated as of "_qs, u"March 3, 2011"_qs, u" between"_qs);
    row("day first", u"on "_qs, u"3 March 2011"_qs, u", the parties"_qs);
    row("day of", u"this "_qs, u"21st day of June, 1999"_qs, u" by"_qs);
    row("figures", u"signed "_qs, u"7/31/2002"_qs, u" in"_qs);
    row("month and year", u"in "_qs, u"October 2010"_qs, u" it"_qs);
    row("left open", u"this "_qs, u"____ day of ________, 20__"_qs, u" by"_qs);
    QTest::newRow("may is no date") << u"The buyer May 5 times ask. It may 5, 2010 do."_qs << QStringList{};
    QTest::newRow("section numbers are none") << u"See 4.2 and 11/2 of it."_qs << QStringList{};
}

void TestContractSegments::findsDatesInTheUsualForms()
{
    QFETCH(QString, text);
    QTEST(dateTexts(text), "dates");
}

void TestContractSegments::readsAWordBrokenAtALinesEndAsOne()
{
    const ContractTokens broken(u"the termi-\nnation of it"_qs);
    const ContractTokens whole(u"the termination of it"_qs);
    QCOMPARE(broken.words().size(), whole.words().size());
    QCOMPARE(broken.words()[1].stem, whole.words()[1].stem);
    QCOMPARE(broken.words()[1].end - broken.words()[1].start, whole.words()[1].end - whole.words()[1].start + 2);
}

void TestContractSegments::countsCodePoints()
{
    const ContractTokens words(u"\U0001F600\U0001F600 one. Two."_qs);
    const std::vector<ContractSegment> segments = segmentsOf(words);
    QCOMPARE(segments.size(), size_t(2));
    QCOMPARE(segments[1].start, 8); // 11 would be UTF-16.
    QCOMPARE(segments[1].end, 12);
}

void TestContractSegments::coversEveryWordOnce()
{
    QString text;
    for (int i = 0; i < 300; ++i)
        text += QStringLiteral("%1. Item (%2) says \"so\"; a, b: c!\n%3").arg(i).arg(i).arg(i % 7 == 0 ? u"\n"_qs : QString());
    const ContractTokens words(text);
    qint32 next = 0;
    for (const ContractSegment &segment : segmentsOf(words)) {
        QCOMPARE(segment.firstWord, next);
        QVERIFY(segment.lastWord > segment.firstWord);
        QVERIFY(segment.end > segment.start);
        next = segment.lastWord;
    }
    QCOMPARE(next, qint32(words.words().size()));
}

void TestContractSegments::cutsTextWithoutPunctuation()
{
    const ContractTokens words(u"word "_qs.repeated(5000));
    for (const ContractSegment &segment : segmentsOf(words))
        QVERIFY(segment.lastWord - segment.firstWord <= 400);
}

void TestContractSegments::stopsWhenAsked()
{
    const ContractTokens words(u"One sentence. "_qs.repeated(20000));
    std::stop_source source;
    source.request_stop();
    QVERIFY(segmentsOf(words, source.get_token()).size() < 5000);
}

QTEST_APPLESS_MAIN(TestContractSegments)
#include "tst_contract_segments.moc"
