// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/find/page_finder.h"
#include "models/documents/find/reading_walk.h"
#include "models/documents/pages/page_marks.h"
#include "models/documents/viewport/page_navigator.h"
#include "models/documents/viewport/page_viewport.h"
#include "models/documents/viewport/text_geometry.h"
#include "tests/models/documents/typed_document.h"

#include <QSignalSpy>
#include <QTest>

using namespace lectern;
using namespace lectern::models;

namespace {

/// "Page 7\nThe Distributor shall pay.\n", 37 pages of it: words that stand on each, and a number that does not.
QStringList numberedPages()
{
    QStringList texts;
    for (int page = 1; page <= 37; ++page)
        texts << QStringLiteral("Page %1\nThe Distributor shall pay.\n").arg(page);
    return texts;
}

struct Walked : TypedDocument {
    Walked() : TypedDocument(numberedPages())
    {
        viewport.setSize({623, 700});
        viewport.open(37);
        viewport.setZoom(ZoomMode::Fixed, PageViewport::pointsPerPixel);
        want(1, 37);
    }
    void find(const QString &words)
    {
        walk.find(words);
        QTRY_VERIFY(!finder.isBusy());
        settle();
    }
    [[nodiscard]] TextRange rangeOn(int page, const QString &words) const
    {
        const qint64 at = open.rangeOf(page).start + open.text(page).indexOf(words);
        return {at, at + words.size()};
    }
    PageViewport viewport;
    TextGeometry geometry{open, viewport};
    PageNavigator navigator{open, viewport};
    PageMarks marks;
    PageFinder finder{open};
    ReadingWalk walk{finder, {marks, viewport, geometry, navigator}};
};

} // namespace

class TestReadingWalk : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void newWordsGoToTheirFirstHitBehindWhereReadingWas()
    {
        Walked walked;
        walked.navigator.goToPage(20);
        walked.find(QStringLiteral("Distributor"));
        QCOMPARE(walked.finder.current(), 19);
        walked.find(QStringLiteral("Page 3")); // every letter more begins there again
        QCOMPARE(walked.viewport.currentPage(), 30);
        walked.find(QStringLiteral("Page 33"));
        QCOMPARE(walked.viewport.currentPage(), 33);
        walked.find(QStringLiteral("Page 2"));
        QCOMPARE(walked.viewport.currentPage(), 20);
        walked.find(QStringLiteral("Page 5")); // only before: around the end
        QCOMPARE(walked.viewport.currentPage(), 5);
    }

    void wordsWithoutAHitLeadBack()
    {
        Walked walked;
        walked.navigator.goTo({20, 55});
        walked.find(QStringLiteral("Page 33"));
        walked.find(QStringLiteral("Page 33x"));
        QCOMPARE(walked.viewport.position(), (PagePosition{20, 55}));
    }

    void whoeverLeavesTheSearchIsLedBack()
    {
        Walked walked;
        walked.navigator.goTo({20, 55});
        walked.find(QStringLiteral("Page 33"));
        walked.walk.goOn(1);
        walked.walk.leaveFind();
        QVERIFY(!walked.finder.isActive());
        QCOMPARE(walked.viewport.position(), (PagePosition{20, 55}));
        walked.navigator.goToPage(3);
        walked.walk.leaveFind(); // there is none: nothing moves
        QCOMPARE(walked.viewport.position().page, 3);
    }

    void aSearchThatIsEndedStaysWhereItLed()
    {
        Walked walked;
        walked.find(QStringLiteral("Page 33"));
        walked.find({});
        QCOMPARE(walked.viewport.currentPage(), 33);
        walked.find(QStringLiteral("nowhere")); // another one begins here
        QCOMPARE(walked.viewport.currentPage(), 33);
    }

    void hitsAreWalkedThroughAroundTheEnds()
    {
        Walked walked;
        walked.find(QStringLiteral("shall"));
        QCOMPARE(walked.finder.current(), 0);
        walked.walk.goOn(1);
        QCOMPARE(walked.finder.current(), 1);
        walked.walk.goOn(-1);
        walked.walk.goOn(-1);
        QCOMPARE(walked.finder.current(), 36);
        QCOMPARE(walked.viewport.currentPage(), 37);
        walked.walk.goToHit(99);
        QCOMPARE(walked.finder.current(), 36);
    }

    void withoutASearchFindingsAreWalkedThrough()
    {
        Walked walked;
        QSignalSpy reached(&walked.walk, &ReadingWalk::findingReached);
        walked.walk.goOn(1);
        QVERIFY(reached.isEmpty());
        walked.marks.setHighlights(
            {{walked.rangeOn(30, QStringLiteral("shall")), Severity::High, 4}, {walked.rangeOn(8, QStringLiteral("shall")), Severity::Low, 7}});
        walked.walk.goOn(1);
        QCOMPARE(reached.takeFirst().at(0).toInt(), 7);
        QCOMPARE(walked.marks.currentFinding(), 7);
        QCOMPARE(walked.viewport.currentPage(), 8);
        walked.walk.goOn(1);
        QCOMPARE(reached.takeFirst().at(0).toInt(), 4);
        QCOMPARE(walked.viewport.currentPage(), 30);
        walked.find(QStringLiteral("shall"));
        walked.walk.goOn(1);
        QVERIFY(reached.isEmpty());
    }

    void wordsAreOutlinedAndScrolledTo()
    {
        Walked walked;
        const TextRange words = walked.rangeOn(25, QStringLiteral("shall"));
        walked.walk.goToRange(words);
        QCOMPARE(walked.viewport.currentPage(), 25);
        QCOMPARE(walked.marks.pointedAt(), words);
        walked.marks.setHighlights({{walked.rangeOn(8, QStringLiteral("shall")), Severity::Low, 7}});
        walked.walk.goToFinding(7);
        QVERIFY(walked.marks.pointedAt().isEmpty());
        QCOMPARE(walked.viewport.currentPage(), 8);
    }
};

QTEST_GUILESS_MAIN(TestReadingWalk)
#include "tst_reading_walk.moc"
