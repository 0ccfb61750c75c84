// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/find/page_finder.h"
#include "models/documents/pages/open_document.h"
#include "tests/support/fakes/fake_document_source.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace lectern;
using namespace lectern::models;

namespace {

std::vector<FindHit> findIn(const QStringList &pages, const QString &words)
{
    FindPages where;
    where.pages = {pages.begin(), pages.end()};
    where.searched = where.pages.size();
    return findWords(where, words, 1000);
}

QString found(const QString &text, const QString &words)
{
    QStringList all;
    const CodePointIndex index(text);
    for (const FindHit &hit : findIn({text}, words)) {
        const TextRange units = index.toUnits(hit.range);
        all << text.mid(units.start, units.length());
    }
    return all.join(u'|');
}

} // namespace

class TestTextFind : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsWhatAReaderMeans_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("hits");
        const auto row = [](const char *name, const QString &text, const QString &words, const QString &hits) {
            QTest::newRow(name) << text << words << hits;
        };
        row("any case", u"Shall SHALL shall"_qs, u"shAll"_qs, u"Shall|SHALL|shall"_qs);
        row("a break between words", u"lost\r\n  profits"_qs, u"lost profits"_qs, u"lost\r\n  profits"_qs);
        row("a word cut by its line", u"to indem-\nnify us"_qs, u"indemnify"_qs, u"indem-\nnify"_qs);
        row("a hyphen of its own at the line's end", u"a non-\nexclusive right"_qs, u"non-exclusive"_qs, u"non-\nexclusive"_qs);
        row("a hyphen within the line stays", u"non-exclusive"_qs, u"nonexclusive"_qs, QString());
        row("a list's dash is no cut", u"items -\nnext"_qs, u"itemsnext"_qs, QString());
        row("ligatures", u"o\uFB03ce"_qs, u"office"_qs, u"o\uFB03ce"_qs);
        row("quotation marks and dashes", u"the \u201CTerm\u201D \u2013 five"_qs, u"\"term\" - five"_qs, u"\u201CTerm\u201D \u2013 five"_qs);
        row("accents", u"R\u00E9sum\u00E9 re\u0301sume\u0301"_qs, u"resume"_qs, u"R\u00E9sum\u00E9|re\u0301sume\u0301"_qs);
        row("no-break space", u"Section\u00A09"_qs, u"section 9"_qs, u"Section\u00A09"_qs);
        row("beyond the basic plane", u"\U0001F600 pay \U0001F600"_qs, u"pay \U0001F600"_qs, u"pay \U0001F600"_qs);
        row("not overlapping", u"aaaa"_qs, u"aa"_qs, u"aa|aa"_qs);
        row("blank words", u"text"_qs, u"  "_qs, QString());
        row("sharp s", u"Stra\u00DFe"_qs, u"STRASSE"_qs, u"Stra\u00DFe"_qs);
    }
    void findsWhatAReaderMeans()
    {
        QFETCH(QString, text);
        QFETCH(QString, words);
        QTEST(found(text, words), "hits");
    }

    void saysPageRangeAndContext()
    {
        const auto hits = findIn({u"First page\n"_qs, u"The Distributor shall be liable for all damages of any kind\n"_qs}, u"liable for"_qs);
        QCOMPARE(int(hits.size()), 1);
        QCOMPARE(hits[0].page, 2);
        QCOMPARE(hits[0].range, (TextRange{36, 46}));
        QCOMPARE(hits[0].words, u"liable for"_qs);
        QVERIFY(hits[0].before.endsWith(u"The Distributor shall be "_qs));
        QVERIFY(hits[0].after.startsWith(u" all damages"_qs));
    }

    void joinsContextAsTheTextHasIt()
    {
        const auto hits = findIn({u"by the Company\u2019s Board"_qs}, u"company"_qs);
        QCOMPARE(hits[0].before + hits[0].words + hits[0].after, u"by the Company\u2019s Board"_qs);
    }

    void findsWordsThatRunOverThePage()
    {
        const auto hits = findIn({u"without limi-\n"_qs, u"tation as to amount\n"_qs}, u"limitation as"_qs);
        QCOMPARE(int(hits.size()), 1);
        QCOMPARE(hits[0].page, 1);
        QCOMPARE(hits[0].range, (TextRange{8, 23}));
    }

    void randomWordsAreFoundWhereTheyStand()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        QString text;
        for (int i = 0; i < 4000; ++i)
            text += QChar(u"abcde \n"[random.bounded(7)]);
        for (int i = 0; i < 300; ++i) {
            const qsizetype at = random.bounded(int(text.size()) - 12);
            const QString words = text.mid(at, 1 + random.bounded(10));
            if (words.trimmed().isEmpty())
                continue;
            const auto hits = findIn({text}, words);
            const QString plain = words.simplified();
            QVERIFY2(!hits.empty(), qPrintable(words));
            for (const FindHit &hit : hits)
                QCOMPARE(text.mid(hit.range.start, hit.range.length()).simplified(), plain);
        }
    }

    void searchesPagesAsTheyArriveAndListsThemInOrder()
    {
        FakeDocumentSource source;
        QStringList texts;
        for (int i = 0; i < 400; ++i)
            texts << QStringLiteral("Page %1 has the needle and a nee-\n").arg(i + 1) << QStringLiteral("dle over its end.\n");
        const DocumentId id = source.put(QStringLiteral("long"), texts);
        OpenDocument document(source);
        PageFinder finder(document);
        document.open(source.find(id)->document);
        QSignalSpy finished(&finder, &PageFinder::finished);
        finder.find(QStringLiteral(" needle "));
        QTRY_COMPARE(int(finished.size()), 1);
        QCOMPARE(int(finder.hits().size()), 800);
        for (size_t i = 1; i < finder.hits().size(); ++i)
            QVERIFY(finder.hits()[i].range.start >= finder.hits()[i - 1].range.end);
        QCOMPARE(finder.hits().back().page, 799);
        QCOMPARE(finder.neighbour(1, finder.hits()[10].range.start), 10);
        finder.setCurrent(799);
        QCOMPARE(finder.neighbour(1, 0), 0);
        QCOMPARE(finder.hitsWithin(document.rangeOf(1)), (std::pair<size_t, size_t>(0, 2)));
    }

    void aNewQuestionDropsTheOldOne()
    {
        FakeDocumentSource source;
        const DocumentId id = source.put(QStringLiteral("name"), {QStringLiteral("one two\n")});
        OpenDocument document(source);
        PageFinder finder(document);
        document.open(source.find(id)->document);
        finder.find(QStringLiteral("one"));
        finder.find(QStringLiteral("two"));
        QTRY_VERIFY(!finder.isBusy());
        QCOMPARE(int(finder.hits().size()), 1);
        QCOMPARE(finder.hits()[0].words, QStringLiteral("two"));
        document.close();
        QVERIFY(!finder.isActive());
        QVERIFY(finder.hits().empty());
    }

    void moreHitsThanAnybodyReadsAreCutAndSaid()
    {
        FakeDocumentSource source;
        const DocumentId id = source.put(QStringLiteral("name"),
                                         {QStringLiteral("a ").repeated(int(PageFinder::mostHits) + 10), QStringLiteral("a\n")});
        OpenDocument document(source);
        PageFinder finder(document);
        document.open(source.find(id)->document);
        finder.find(QStringLiteral("a"));
        QTRY_VERIFY(!finder.isBusy());
        QCOMPARE(finder.hits().size(), PageFinder::mostHits);
        QVERIFY(finder.hasMore());
    }
};

QTEST_GUILESS_MAIN(TestTextFind)
#include "tst_text_find.moc"
