// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/frames/page_bytes.h"

#include "models/frames/parse_messages.h"

#include <QTest>

#include <limits>

using namespace lectern;
using namespace lectern::frames;

namespace {

DocumentPage somePage()
{
    DocumentPage page;
    page.number = 7;
    page.size = QSizeF(595, 842);
    page.text = QString::fromUtf16(u"Pay \U0001F600 now\n");
    page.words = {{{0, 3}, QRectF(10, 20, 30, 12)}, {{4, 5}, QRectF(45, 20, 12, 12)}, {{6, 9}, QRectF(60, 20, 30, 12)}};
    page.source = TextSource::Ocr;
    page.confidence = 0.875;
    return page;
}

QByteArray bytesOf(const DocumentPage &page)
{
    FrameWriter out(0);
    writePage(out, page);
    return out.frame().mid(5); // without length and type
}

std::optional<DocumentPage> pageOf(const QByteArray &bytes)
{
    FrameReader in(bytes);
    auto page = readPage(in);
    return in.isAtEnd() ? page : std::nullopt;
}

bool decodesPage(const DocumentPage &page) { return pageOf(bytesOf(page)).has_value(); }

} // namespace

class TestPageBytes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aPageComesBackAsItWas()
    {
        DocumentPage page = somePage();
        QVERIFY(pageOf(bytesOf(page)) == page);
        page.confidence.reset(); // unknown is not 0
        page.words.clear();
        page.text.clear();
        QVERIFY(pageOf(bytesOf(page)) == page);
    }

    void aPageThatIsCutShortIsNone()
    {
        const QByteArray bytes = bytesOf(somePage());
        for (qsizetype length = 0; length < bytes.size(); ++length)
            QVERIFY(!pageOf(bytes.first(length)));
    }

    void refusesPagesThatCannotBe_data()
    {
        QTest::addColumn<int>("what");
        for (int i = 0; i < 11; ++i)
            QTest::addRow("%d", i) << i;
    }

    void refusesPagesThatCannotBe()
    {
        QFETCH(int, what);
        DocumentPage page = somePage();
        QVERIFY(decodesPage(page));
        constexpr double nan = std::numeric_limits<double>::quiet_NaN();
        switch (what) {
        case 0: page.number = 0; break;
        case 1: page.number = maxPages + 1; break;
        case 2: page.size.setWidth(0); break;
        case 3: page.size.setHeight(nan); break;
        case 4: page.confidence = 1.5; break;
        case 5: page.words[1].range = {2, 5}; break;  // overlaps
        case 6: page.words[2].range = {6, 11}; break; // beyond the text
        case 7: page.words[2].range = {6, 6}; break;  // empty
        case 8: page.words[0].box.setWidth(nan); break;
        case 9: page.words[0].box.moveLeft(1e9); break;
        case 10: page.text[0] = QChar(u'\0'); break;
        }
        QVERIFY(!decodesPage(page));
    }
};

QTEST_APPLESS_MAIN(TestPageBytes)
#include "tst_page_bytes.moc"
