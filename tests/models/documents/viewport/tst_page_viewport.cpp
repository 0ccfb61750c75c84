// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/viewport/page_viewport.h"

#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace lectern::models;

namespace {

constexpr QSize view(800, 900);

/// So many pages of A4, at 100 % unless they are to fit, in a view of 800 by 900.
void open(PageViewport &viewport, int pageCount, ZoomMode mode = ZoomMode::Fixed)
{
    viewport.setSize(view);
    viewport.open(pageCount);
    viewport.setZoom(mode);
}

} // namespace

class TestPageViewport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void withoutPagesNothingIsSeen()
    {
        PageViewport viewport;
        viewport.setSize(view);
        QVERIFY(!viewport.seenPages());
        QCOMPARE(viewport.currentPage(), 0);
        QCOMPARE(viewport.largestOffset(), QPoint(0, 0));
        viewport.zoomBy(3);
        viewport.scrollTo({10, 10});
        QCOMPARE(viewport.offset(), QPoint(0, 0));
    }

    void scrollsNoFurtherThanTheContent()
    {
        PageViewport viewport;
        open(viewport, 3);
        viewport.scrollTo({-5, -5});
        QCOMPARE(viewport.offset(), QPoint(0, 0));
        viewport.scrollTo({5000, 1'000'000});
        QCOMPARE(viewport.offset(), viewport.largestOffset());
        QCOMPARE(viewport.offset().y(), int(std::ceil(viewport.layout().contentSize().height())) - view.height());
        QCOMPARE(viewport.currentPage(), 3);
    }

    void tellsThatItMovedOnlyWhenItDid()
    {
        PageViewport viewport;
        open(viewport, 30);
        QSignalSpy moved(&viewport, &PageViewport::moved);
        QSignalSpy turned(&viewport, &PageViewport::pageChanged);
        viewport.scrollTo({0, 100});
        viewport.scrollTo({0, 100});
        QCOMPARE(int(moved.size()), 1);
        QVERIFY(turned.isEmpty());
        viewport.scrollToPosition({7, 0});
        QCOMPARE(int(turned.size()), 1);
        QCOMPARE(turned.takeFirst().at(0).toInt(), 7);
    }

    void theCurrentPageIsTheOneThatTakesMostOfTheView()
    {
        PageViewport viewport;
        open(viewport, 10);
        viewport.scrollToPosition({4, 600}); // less of 4 than of 5
        QCOMPARE(viewport.seenPages().value(), std::pair(4, 5));
        QCOMPARE(viewport.currentPage(), 5);
        viewport.setZoom(ZoomMode::Fixed, 0.1); // many are seen whole: the first
        viewport.scrollTo({0, 0});
        QCOMPARE(viewport.currentPage(), 1);
    }

    void theWidthFitsWhateverTheViewsSize()
    {
        PageViewport viewport;
        open(viewport, 5, ZoomMode::FitWidth);
        const auto width = [&] { return viewport.layout().pageRect(1).width() + 2 * PageLayout::margin; };
        QVERIFY(std::abs(width() - view.width()) < 1);
        QSignalSpy zoomed(&viewport, &PageViewport::zoomChanged);
        viewport.setSize({1100, 600});
        QVERIFY(std::abs(width() - 1100) < 1);
        QCOMPARE(int(zoomed.size()), 1);
        QCOMPARE(viewport.largestOffset().x(), 0);
    }

    void thePageFitsTheOneThatIsRead()
    {
        PageViewport viewport;
        open(viewport, 5, ZoomMode::FitPage);
        viewport.setSizes(3, {{842, 1684}});
        viewport.scrollToPosition({3, 0});
        viewport.setZoom(ZoomMode::FitPage);
        QVERIFY(std::abs(viewport.layout().pageRect(3).height() + 2 * PageLayout::margin - view.height()) < 1);
    }

    void zoomIsKeptWithinItsBounds()
    {
        PageViewport viewport;
        open(viewport, 2);
        viewport.setZoom(ZoomMode::Fixed, 500);
        QCOMPARE(viewport.zoom(), PageViewport::largestZoom);
        viewport.zoomBy(-1000);
        QCOMPARE(viewport.zoom(), PageViewport::smallestZoom);
    }

    void zoomingKeepsThePointThatIsHeld()
    {
        PageViewport viewport;
        open(viewport, 30);
        viewport.scrollToPosition({10, 50});
        const QPointF held(420, 510);
        const auto under = [&] { return viewport.layout().toPage(10, viewport.offset() + held); };
        const QPointF before = under();
        for (int step = 0; step < 6; ++step)
            viewport.zoomBy(1, held);
        QVERIFY(viewport.zoom() > 3);
        QCOMPARE(viewport.zoomMode(), ZoomMode::Fixed);
        const QPointF moved = under() - before;
        QVERIFY2(moved.manhattanLength() < 1, qPrintable(QStringLiteral("%1 %2").arg(moved.x()).arg(moved.y())));
    }

    void whatBecomesWiderThanTheViewIsCentred()
    {
        PageViewport viewport;
        open(viewport, 2);
        viewport.setZoom(ZoomMode::Fixed, 0.5);
        QCOMPARE(viewport.largestOffset().x(), 0);
        viewport.setZoom(ZoomMode::Fixed, 3);
        QVERIFY(viewport.largestOffset().x() > 0);
        QCOMPARE(viewport.offset().x(), viewport.largestOffset().x() / 2);
        viewport.scrollTo({7, viewport.offset().y()}); // and stays where it was put
        viewport.setZoom(ZoomMode::Fixed, 3.5);
        QCOMPARE(viewport.offset().x(), 7);
    }

    void sizesZoomAndViewsThatChangeKeepTheUpperEdge()
    {
        PageViewport viewport;
        open(viewport, 60);
        viewport.scrollToPosition({27, 100});
        const auto isKept = [&] { return viewport.position().page == 27 && std::abs(viewport.position().y - 100) < 1; };
        viewport.setSizes(10, std::vector<QSizeF>(12, {842, 1300}));
        QVERIFY(isKept());
        viewport.setZoom(ZoomMode::Fixed, 2.3);
        QVERIFY(isKept());
        viewport.setZoom(ZoomMode::FitWidth);
        QVERIFY(isKept());
        viewport.setSize({500, 300});
        QVERIFY(isKept());
        viewport.setPageCount(40);
        QVERIFY(isKept());
    }

    void aViewWhoseScrollBarComesKeepsTheEndOfTheDocument()
    {
        PageViewport viewport;
        open(viewport, 4, ZoomMode::FitWidth);
        connect(&viewport, &PageViewport::extentChanged, &viewport, [&] {
            viewport.setSize({view.width(), viewport.largestOffset().x() > 0 ? view.height() - 16 : view.height()});
        });
        viewport.scrollTo(viewport.largestOffset());
        QSignalSpy laidOut(&viewport, &PageViewport::laidOut);
        viewport.zoomBy(1, QPointF(400, 900));
        QCOMPARE(viewport.seen().height(), 884.0);
        QCOMPARE(int(laidOut.size()), 1);
        QCOMPARE(viewport.largestOffset().y(), int(std::ceil(viewport.layout().contentSize().height())) - 884);
        viewport.setZoom(ZoomMode::FitWidth);
        QCOMPARE(viewport.seen().height(), 900.0);
    }

    void anotherDocumentBeginsAtItsBeginningAndTellsItsPage()
    {
        PageViewport viewport;
        open(viewport, 30);
        viewport.scrollToPosition({20, 0});
        QSignalSpy turned(&viewport, &PageViewport::pageChanged);
        viewport.open(12);
        QCOMPARE(viewport.offset().y(), 0);
        QCOMPARE(int(turned.size()), 1);
        QCOMPARE(turned.takeFirst().at(0).toInt(), 1);
        viewport.open(13); // the same number, but of another document
        QCOMPARE(int(turned.size()), 1);
        QCOMPARE(turned.takeFirst().at(0).toInt(), 1);
        viewport.open(0);
        QCOMPARE(viewport.currentPage(), 0);
    }
};

QTEST_GUILESS_MAIN(TestPageViewport)
#include "tst_page_viewport.moc"
