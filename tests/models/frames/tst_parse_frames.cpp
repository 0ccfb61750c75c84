// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/frames/parse_frames.h"

#include "tests/support/typed_pages.h"

#include <QRandomGenerator>
#include <QTest>

using namespace lectern;
using namespace lectern::frames;

namespace {

const std::vector<Response> someResponses{
    Accepted{DocumentKind::Pdf, 12, CopyRestricted},
    PageBegun{3},
    PageRead{typedPage(7, QStringLiteral("Pay now\n")), true},
    PageDrawn{9, QSize(2, 3), QByteArray(24, 'x')},
    Done{0},
    Done{31},
    Refused{Refusal::Encrypted, 0},
    Refused{Refusal::NoSuchPage, 4},
};

/// The frame without its length, as a cutter delivers it.
QByteArray bodyOf(const Response &response) { return encoded(response).mid(4); }

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

    void refusesAPictureOfAnotherSizeThanItsPixels()
    {
        QVERIFY(!decodedResponse(bodyOf(PageDrawn{9, QSize(2, 4), QByteArray(24, 'x')})));
        QVERIFY(!decodedResponse(bodyOf(PageDrawn{9, QSize(0, 0), QByteArray()})));
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
