// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/viewport/page_navigator.h"
#include "models/documents/viewport/page_viewport.h"
#include "models/documents/viewport/text_geometry.h"
#include "tests/models/documents/typed_document.h"

#include <QTest>

using namespace lectern;
using namespace lectern::models;

namespace {

const QString clause = QStringLiteral("The Distributor shall pay.\nSums are due at once.\n"); // 49 characters

struct Walked : TypedDocument {
    explicit Walked(int pageCount = 40) : TypedDocument(QStringList(pageCount, clause))
    {
        connectSizes();
        viewport.setSize({623, 700});
        viewport.open(pageCount);
        viewport.setZoom(ZoomMode::Fixed, PageViewport::pointsPerPixel);
    }
    void connectSizes() { QObject::connect(&open, &OpenDocument::sizesArrived, &viewport, &PageViewport::setSizes); }
    [[nodiscard]] bool isSeen(const TextRange &range) const
    {
        const auto rects = TextGeometry(open, viewport).rectsOf(range);
        return !rects.empty() && QRectF(0, 0, 623, 700).contains(rects.front());
    }
    PageViewport viewport;
    PageNavigator navigator{open, viewport};
};

} // namespace

class TestPageNavigator : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void goesToNoPageBeyondTheDocument()
    {
        Walked walked;
        walked.navigator.goToPage(99);
        QCOMPARE(walked.viewport.currentPage(), 40);
        walked.navigator.goToPage(-3);
        QCOMPARE(walked.viewport.currentPage(), 1);
        walked.navigator.goToPage(7);
        QCOMPARE(walked.viewport.position().page, 7);
        QCOMPARE(walked.viewport.position().y, -PageLayout::margin);
        walked.viewport.open(0);
        walked.navigator.goToPage(2);
        QCOMPARE(walked.viewport.currentPage(), 0);
    }

    void wordsThatAreHereAreScrolledToAtOnce()
    {
        Walked walked;
        walked.want(1, 40);
        const TextRange words{49 * 20 + 4, 49 * 20 + 15};
        walked.navigator.reveal(words);
        QVERIFY(!walked.navigator.isRevealing());
        QVERIFY(walked.isSeen(words));
    }

    void wordsThatAreSeenMoveNothing()
    {
        Walked walked;
        walked.want(1, 40);
        walked.navigator.goTo({5, -10});
        const QPoint before = walked.viewport.offset();
        walked.navigator.reveal({49 * 4 + 4, 49 * 4 + 15});
        QCOMPARE(walked.viewport.offset(), before);
        walked.navigator.goTo({5, 70}); // at the very edge they are brought into the view
        walked.navigator.reveal({49 * 4 + 4, 49 * 4 + 15});
        QVERIFY(walked.viewport.offset().y() < before.y());
    }

    void wordsBesideTheViewAreScrolledToAcross()
    {
        Walked walked;
        walked.want(1, 40);
        walked.viewport.setZoom(ZoomMode::Fixed, 6);
        walked.viewport.scrollTo(walked.viewport.largestOffset());
        const TextRange words{49 * 20, 49 * 20 + 3};
        walked.navigator.reveal(words);
        QVERIFY(walked.isSeen(words));
    }

    void wordsFarAwayAreScrolledToOnceTheirPageIsHere()
    {
        Walked walked;
        walked.want(1, 1);
        const TextRange words{49 * 29 + 27, 49 * 29 + 31};
        walked.navigator.reveal(words);
        QVERIFY(walked.navigator.isRevealing());
        QCOMPARE(walked.viewport.currentPage(), 30);
        walked.want(30, 31);
        QVERIFY(!walked.navigator.isRevealing());
        QVERIFY(walked.isSeen(words));
    }

    void whoGoesElsewhereMeanwhileIsNotPulledBack()
    {
        Walked walked;
        walked.want(1, 1);
        walked.navigator.reveal({49 * 29 + 27, 49 * 29 + 31});
        walked.navigator.goToPage(3);
        QVERIFY(!walked.navigator.isRevealing());
        walked.navigator.reveal({49 * 29 + 27, 49 * 29 + 31});
        walked.navigator.goTo({5, 20});
        QVERIFY(!walked.navigator.isRevealing());
        walked.want(30, 31);
        QCOMPARE(walked.viewport.position(), (PagePosition{5, 20}));
    }
};

QTEST_GUILESS_MAIN(TestPageNavigator)
#include "tst_page_navigator.moc"
