// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/api/documents/document_page.h"

#include "tests/support/expected_warnings.h"
#include "tests/support/seed.h"

#include <QtTest>

#include <random>

using namespace lectern;

namespace {

std::vector<WordBox> someWords(std::mt19937 &random, int count)
{
    std::vector<WordBox> words;
    qint64 position = 0;
    const auto points = [&](int limit) { return double(random() % quint32(limit * 16)) / 16; };
    for (int i = 0; i < count; ++i) {
        const qint64 start = position + random() % 5;
        const qint64 end = start + 1 + random() % 14;
        words.push_back({{start, end}, QRectF(points(600), points(800), points(100), points(20))});
        position = end;
    }
    return words;
}

} // namespace

class TestDocumentPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsBackWhatItPacked()
    {
        const unsigned seed = testSeed();
        std::mt19937 random(seed);
        for (int round = 0; round < 200; ++round) {
            const std::vector<WordBox> words = someWords(random, int(random() % 400));
            const QByteArray packed = packedWords(words);
            const auto back = unpackedWords(packed);
            QVERIFY(back);
            QCOMPARE(back->size(), words.size());
            for (size_t i = 0; i < words.size(); ++i) {
                QCOMPARE((*back)[i].range, words[i].range);
                QVERIFY(qAbs((*back)[i].box.x() - words[i].box.x()) <= 0.05);
                QVERIFY(qAbs((*back)[i].box.y() - words[i].box.y()) <= 0.05);
                QVERIFY(qAbs((*back)[i].box.width() - words[i].box.width()) <= 0.1);
                QVERIFY(qAbs((*back)[i].box.height() - words[i].box.height()) <= 0.1);
            }
            QCOMPARE(packedWords(*back), packed); // what was stored once stays the same for ever
        }
    }

    void refusesWhatIsCutOrAddedTo()
    {
        std::mt19937 random(1);
        const QByteArray packed = packedWords(someWords(random, 20));
        for (qsizetype length = 0; length < packed.size(); ++length)
            QVERIFY2(!unpackedWords(packed.first(length)), qPrintable(QString::number(length)));
        const auto longer = unpackedWords(packed + 'x');
        QVERIFY(!longer);
        QCOMPARE(longer.error().code, ErrorCode::Corrupt);
        QVERIFY(unpackedWords(packed));
    }

    void readsFlippedBytesWithoutHarm()
    {
        const ExpectedWarnings ofQt({QStringLiteral("default")});
        std::mt19937 random(2);
        const QByteArray packed = packedWords(someWords(random, 20));
        for (qsizetype at = 0; at < packed.size(); ++at) {
            for (int bit = 0; bit < 8; ++bit) {
                QByteArray flipped = packed;
                flipped[at] = char(flipped[at] ^ (1 << bit));
                const auto read = unpackedWords(flipped);
                if (read) // then it is the packed form of something, told in order
                    QVERIFY(
                        std::is_sorted(read->begin(), read->end(), [](const WordBox &a, const WordBox &b) { return a.range.start < b.range.start; }));
            }
        }
    }

    void tellsWherePagesBegin()
    {
        std::vector<DocumentPage> pages(3);
        pages[0].text = QStringLiteral("a\U0001F600\n");
        pages[2].text = QStringLiteral("xy");
        QCOMPARE(pageStarts(pages), (std::vector<qint64>{0, 3, 3, 5}));
        QCOMPARE(pageStarts({}), (std::vector<qint64>{0}));
    }
};

QTEST_GUILESS_MAIN(TestDocumentPage)
#include "tst_document_page.moc"
