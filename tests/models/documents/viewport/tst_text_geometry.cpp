// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/pages/page_marks.h"
#include "models/documents/viewport/page_viewport.h"
#include "models/documents/viewport/text_geometry.h"
#include "tests/models/documents/typed_document.h"

#include <QTest>

using namespace lectern;
using namespace lectern::models;

namespace {

const QString twoLines = QStringLiteral("The Distributor shall pay.\nSums are due at once.\n"); // 49 characters

/// Three pages, one pixel for a point, in a view as wide as they are: a page begins 14 pixels from the edges.
struct Seen : TypedDocument {
    Seen() : TypedDocument({twoLines, twoLines, twoLines})
    {
        viewport.setSize({623, 700});
        viewport.open(3);
        viewport.setZoom(ZoomMode::Fixed, PageViewport::pointsPerPixel);
    }
    PageViewport viewport;
    TextGeometry geometry{open, viewport};
};

} // namespace

class TestTextGeometry : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void withoutTheTextNothingStandsAnywhere()
    {
        Seen seen;
        QVERIFY(!seen.geometry.positionAt({100, 100}));
        QVERIFY(!seen.geometry.isOnWord({87, 90}));
        QVERIFY(seen.geometry.rectsOf({0, 3}).empty());
        QCOMPARE(seen.geometry.topPosition(), 0);
    }

    void aPointFindsItsTextAndTheTextItsPlace()
    {
        Seen seen;
        seen.want(1, 3);
        QCOMPARE(seen.geometry.rectsOf({4, 15}), (std::vector<QRectF>{{14 + 72 + 6 * 4, 14 + 72, 6 * 11, 10}}));
        QCOMPARE(seen.geometry.positionAt({14 + 72 + 6 * 4 + 1, 14 + 75}).value(), 4);
        QVERIFY(seen.geometry.isOnWord({14 + 73, 14 + 75}));
        QVERIFY(!seen.geometry.isOnWord({14 + 72 + 6 * 3 + 2, 14 + 75}));
    }

    void whatIsScrolledStandsHigher()
    {
        Seen seen;
        seen.want(1, 3);
        seen.viewport.scrollToPosition({2, 0});
        QCOMPARE(seen.geometry.rectsOf({49 + 4, 49 + 15}).front().top(), 72.0);
        QCOMPARE(seen.geometry.positionAt({14 + 72 + 6 * 4 + 1, 75}).value(), 49 + 4);
        QCOMPARE(seen.geometry.topPosition(), 49);
        seen.viewport.scrollToPosition({2, 84}); // its second line
        QCOMPARE(seen.geometry.topPosition(), 49 + 27);
    }

    void aRangeOverPagesHasThePartsThatAreHere()
    {
        Seen seen;
        seen.want(1, 3);
        const auto rects = seen.geometry.rectsOf({27, 49 + 3});
        QCOMPARE(int(rects.size()), 2);
        QCOMPARE(rects[1].topLeft(), QPointF(14 + 72, 14 + 842 + 14 + 72));
    }

    void theShortestMarkUnderAPointIsTheOne()
    {
        Seen seen;
        seen.want(1, 3);
        PageMarks marks;
        marks.setHighlights({{{0, 49}, Severity::Low, 1}, {{4, 15}, Severity::High, 2}, {{4, 26}, Severity::Low, 3}, {{53, 60}, Severity::Low, 4}});
        const auto findingAt = [&](const QPointF &point) {
            const DocumentHighlight *mark = seen.geometry.markAt(point, marks);
            return mark ? mark->finding : -1;
        };
        QCOMPARE(findingAt(seen.geometry.rectsOf({6, 7}).front().center()), 2);
        QCOMPARE(findingAt(seen.geometry.rectsOf({20, 21}).front().center()), 3);
        QCOMPARE(findingAt(seen.geometry.rectsOf({0, 1}).front().center()), 1);
        QCOMPARE(findingAt({3, 3}), -1);
    }
};

QTEST_GUILESS_MAIN(TestTextGeometry)
#include "tst_text_geometry.moc"
