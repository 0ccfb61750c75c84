// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/frames/parse_frames.h"

#include <QRandomGenerator>
#include <QTest>

#include <cmath>
#include <limits>

using namespace lectern;
using namespace lectern::frames;

namespace {

PageRead somePage()
{
    PageRead read;
    read.page.number = 7;
    read.page.size = QSizeF(595, 842);
    read.page.text = QString::fromUtf16(u"Pay \U0001F600 now\n");
    read.page.words = {{{0, 3}, QRectF(10, 20, 30, 12)}, {{4, 5}, QRectF(45, 20, 12, 12)}, {{6, 9}, QRectF(60, 20, 30, 12)}};
    read.page.source = TextSource::Ocr;
    read.page.confidence = 0.875;
    return read;
}

const std::vector<Response> someResponses{
    Accepted{DocumentKind::Pdf, 12, CopyRestricted},
    PageBegun{3},
    somePage(),
    PageDrawn{9, QSize(2, 3), QByteArray(24, 'x')},
    Done{0},
    Done{31},
    Refused{Refusal::Encrypted, 0},
    Refused{Refusal::NoSuchPage, 4},
};

/// The frame without its length, as a cutter delivers it.
QByteArray bodyOf(const Response &response) { return encoded(response).mid(4); }

bool decodesPage(const DocumentPage &page) { return decodedResponse(bodyOf(PageRead{page, false})).has_value(); }

} // namespace

class TestParseFrames : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void returnsEveryResponseAsItWas()
    {
        for (const Response &response : someResponses)
            QVERIFY(decodedResponse(bodyOf(response)) == response);
    }

    void returnsEveryRequestAsItWas()
    {
        for (const Request &request :
             {Request(ExtractRequest{5, 100}), Request(DrawRequest{8, {2, 1240, QRect(1, 2, 30, 40)}}), Request(QuitRequest())})
            QVERIFY(decodedRequest(encoded(request).mid(4)) == request);
    }

    void refusesEveryFrameThatIsTooShortOrTooLong()
    {
        for (const Response &response : someResponses) {
            const QByteArray body = bodyOf(response);
            for (qsizetype length = 0; length < body.size(); ++length)
                QVERIFY(!decodedResponse(body.first(length)));
            QVERIFY(!decodedResponse(body + '\0'));
        }
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
        DocumentPage page = somePage().page;
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

    void refusesAPictureOfAnotherSizeThanItsPixels()
    {
        QVERIFY(!decodedResponse(bodyOf(PageDrawn{9, QSize(2, 4), QByteArray(24, 'x')})));
        QVERIFY(!decodedResponse(bodyOf(PageDrawn{9, QSize(0, 0), QByteArray()})));
    }

    void cutsAStreamHoweverItArrives()
    {
        QByteArray stream;
        for (const Response &response : someResponses)
            stream += encoded(response);
        for (const qsizetype step : {qsizetype(1), qsizetype(3), qsizetype(7), stream.size()}) {
            FrameCutter cutter(maxResponseBytes);
            std::vector<Response> cut;
            for (qsizetype i = 0; i < stream.size(); i += step) {
                QVERIFY(cutter.feed(QByteArrayView(stream).sliced(i, std::min(step, stream.size() - i))));
                while (const auto frame = cutter.takeFrame())
                    cut.push_back(decodedResponse(*frame).value());
            }
            QVERIFY(cut == someResponses);
            QVERIFY(cutter.isBetweenFrames());
        }
    }

    void refusesALengthAboveTheLimitBeforeAnythingComes()
    {
        FrameCutter cutter(100);
        QVERIFY(!cutter.feed(QByteArrayView("\x65\0\0\0", 4)));
        FrameCutter other(100);
        QVERIFY(!other.feed(QByteArrayView("\0\0\0\0", 4)));
    }

    /// Whatever comes, it is refused or it is a response that encodes to the same bytes.
    void survivesHostileBytes()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        for (int round = 0; round < 200'000; ++round) {
            QByteArray body = bodyOf(someResponses[size_t(random.bounded(int(someResponses.size())))]);
            for (int flips = random.bounded(4); flips >= 0; --flips)
                body[random.bounded(int(body.size()))] = char(random.bounded(256));
            if (random.bounded(4) == 0)
                body.truncate(random.bounded(int(body.size())));
            if (const auto response = decodedResponse(body))
                QVERIFY(decodedResponse(bodyOf(*response)).has_value());
            [[maybe_unused]] const auto request = decodedRequest(body);
        }
    }
};

QTEST_APPLESS_MAIN(TestParseFrames)
#include "tst_parse_frames.moc"
