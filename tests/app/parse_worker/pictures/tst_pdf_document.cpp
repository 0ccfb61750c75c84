// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/parse_worker/made_documents.h"

#include "app/parse_worker/reading/page_text.h"

#include <QTest>

using namespace lectern;
using namespace lectern::frames;
using namespace lectern::parse;
using namespace lectern::parse;

namespace {

/// Around everything dark, in pixels.
QRectF inkOf(const Picture &picture)
{
    QRect ink;
    const auto *pixels = reinterpret_cast<const quint32 *>(picture.pixels.constData());
    for (int y = 0; y < picture.size.height(); ++y) {
        for (int x = 0; x < picture.size.width(); ++x) {
            if ((pixels[y * picture.size.width() + x] & 0xff) < 128)
                ink |= QRect(x, y, 1, 1);
        }
    }
    return ink;
}

QString composed(const std::vector<PlacedWord> &words)
{
    DocumentPage page;
    composeText(words, TextSource::File, page);
    return page.text;
}

PlacedWord word(const char16_t *text, double x, double y, bool isFollowedBySpace = true)
{
    return {QString::fromUtf16(text), QRectF(x, y, 30, 10), isFollowedBySpace};
}

} // namespace

class TestPdfDocument : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void hasWordsWhereTheirInkIs_data()
    {
        QTest::addColumn<QByteArray>("box");
        QTest::addColumn<QSizeF>("size");
        QTest::newRow("upright") << QByteArray("/MediaBox[0 0 612 792]") << QSizeF(612, 792);
        QTest::newRow("quarter turn") << QByteArray("/MediaBox[0 0 612 792]/Rotate 90") << QSizeF(792, 612);
        QTest::newRow("half turn") << QByteArray("/MediaBox[0 0 612 792]/Rotate 180") << QSizeF(612, 792);
        QTest::newRow("three quarters") << QByteArray("/MediaBox[0 0 612 792]/Rotate 270") << QSizeF(792, 612);
        QTest::newRow("cropped") << QByteArray("/MediaBox[0 0 612 792]/CropBox[50 600 450 750]") << QSizeF(400, 150);
        QTest::newRow("begins elsewhere") << QByteArray("/MediaBox[-100 -50 512 742]") << QSizeF(612, 792);
    }

    void hasWordsWhereTheirInkIs()
    {
        QFETCH(QByteArray, box);
        QFETCH(QSizeF, size);
        QByteArray pdf = pdfOf({"Mississippi"});
        pdf.replace("/MediaBox[0 0 612 792]", box); // the table of places is wrong then, which readers repair
        const auto document = openDocument(pdf);
        QVERIFY(document);
        const auto page = (*document)->readPage(1);
        QCOMPARE(page->size, size);
        QCOMPARE(page->text, QStringLiteral("Mississippi\n"));
        const auto picture = (*document)->draw({1, int(size.width()), {}});
        QCOMPARE(picture->size, size.toSize());
        const QRectF ink = inkOf(*picture), place = page->words.front().box;
        QVERIFY2(place.adjusted(-2, -2, 2, 2).contains(ink), qPrintable(QStringLiteral("%1,%2").arg(ink.x()).arg(ink.y())));
        QVERIFY(ink.width() * ink.height() > 0.3 * place.width() * place.height());
    }

    void drawsNothingLargerThanAllowed()
    {
        const QByteArray pdf = pdfOf({"x"});
        QCOMPARE(openDocument(pdf).value()->draw({1, 30'000, {}}).error(), Refusal::PictureTooLarge);
    }

    void putsSpacesLinesAndGapsBetweenWords_data()
    {
        QTest::addColumn<int>("which");
        QTest::addColumn<QString>("text");
        QTest::newRow("a line") << 0 << QStringLiteral("a b\n");
        QTest::newRow("a word in two fonts") << 1 << QStringLiteral("ab\n");
        QTest::newRow("the next line") << 2 << QStringLiteral("a\nb\n");
        QTest::newRow("the next paragraph") << 3 << QStringLiteral("a\n\nb\n");
        QTest::newRow("the next column") << 4 << QStringLiteral("a\nb\n");
        QTest::newRow("a raised mark") << 5 << QStringLiteral("a b\n");
    }

    void putsSpacesLinesAndGapsBetweenWords()
    {
        QFETCH(int, which);
        QFETCH(QString, text);
        const std::vector<std::vector<PlacedWord>> cases{
            {word(u"a", 10, 100), word(u"b", 45, 100)}, {word(u"a", 10, 100, false), word(u"b", 40, 100)}, {word(u"a", 10, 100), word(u"b", 10, 112)},
            {word(u"a", 10, 100), word(u"b", 10, 130)}, {word(u"a", 10, 700), word(u"b", 300, 100)},       {word(u"a", 10, 100), word(u"b", 42, 97)},
        };
        QCOMPARE(composed(cases[size_t(which)]), text);
    }

    void cleansWords()
    {
        QCOMPARE(cleanWord(QString::fromUtf16(u"o\uFB03ce")), QStringLiteral("office"));
        QCOMPARE(cleanWord(QString::fromUtf16(u"a\u0007b\u00A0c")), QStringLiteral("abc"));
        const QChar half(0xD800);
        QCOMPARE(cleanWord(QString(half) + u'x'), QString(QChar(QChar::ReplacementCharacter)) + u'x');
        QCOMPARE(cleanWord(QString::fromUtf16(u"\U0001F600")), QString::fromUtf16(u"\U0001F600"));
    }
};

QTEST_MAIN(TestPdfDocument)
#include "tst_pdf_document.moc"
