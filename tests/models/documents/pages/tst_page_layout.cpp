// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/pages/page_layout.h"
#include "models/documents/pages/reading_positions.h"

#include <QRandomGenerator>
#include <QTest>

using namespace lectern;
using namespace lectern::models;

class TestPageLayout : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsThePagesOfAnyHeightAmongTwentyThousand()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        PageLayout layout;
        layout.setPageCount(20'000);
        std::vector<QSizeF> sizes;
        for (int i = 0; i < 20'000; ++i)
            sizes.push_back({400 + random.bounded(400.0), 300 + random.bounded(900.0)});
        layout.setSizes(1, sizes);
        layout.setZoom(1.37);
        layout.setViewWidth(900);
        for (int i = 0; i < 2'000; ++i) {
            const double top = random.bounded(layout.contentSize().height());
            const auto pages = layout.pagesBetween(top, top + 700);
            QVERIFY(pages);
            // Every page that is seen is among them, none that is not; a pixel of rounding is free.
            QVERIFY(layout.pageRect(pages->first).bottom() > top - 1.5);
            if (pages->first > 1)
                QVERIFY(layout.pageRect(pages->first - 1).bottom() <= top + 1.5);
            if (pages->second < 20'000)
                QVERIFY(layout.pageRect(pages->second + 1).top() >= top + 700 - 1.5);
            QVERIFY(pages->second == pages->first || layout.pageTop(pages->second) < top + 700);
        }
    }

    void keepsGapsThatNoZoomChanges()
    {
        PageLayout layout;
        layout.setPageCount(3);
        for (const double zoom : {0.2, 1.0, 7.5}) {
            layout.setZoom(zoom);
            QCOMPARE(layout.pageTop(1), PageLayout::margin);
            QVERIFY(std::abs(layout.pageTop(2) - layout.pageRect(1).bottom() - PageLayout::margin) <= 1);
        }
    }

    void aPositionSurvivesZoomAndSizesThatBecomeKnown()
    {
        PageLayout layout;
        layout.setPageCount(300);
        layout.setZoom(1.5);
        layout.setSizes(1, {QSizeF(612, 792)});
        const PagePosition position{120, 333};
        QCOMPARE(layout.positionOf(layout.contentY(position)).page, 120);
        layout.setSizes(8, std::vector<QSizeF>(50, QSizeF(842, 595)));
        layout.setZoom(0.75);
        const PagePosition back = layout.positionOf(layout.contentY(position));
        QCOMPARE(back.page, 120);
        QVERIFY(std::abs(back.y - 333) < 1);
    }

    void anUnknownPageIsTakenToBeLikeTheOneBefore()
    {
        PageLayout layout;
        layout.setPageCount(4);
        layout.setSizes(2, {QSizeF(700, 500)});
        QCOMPARE(layout.pageSize(1), QSizeF(595, 842));
        QCOMPARE(layout.pageSize(4), QSizeF(700, 500));
        QVERIFY(!layout.isSizeKnown(4));
        layout.setSizes(3, {QSizeF(0, -5)});
        QCOMPARE(layout.pageSize(3), QSizeF(700, 500));
    }

    void centresPagesAndTurnsPointsBothWays()
    {
        PageLayout layout;
        layout.setPageCount(2);
        layout.setSizes(1, {QSizeF(600, 800), QSizeF(300, 800)});
        layout.setZoom(2);
        layout.setViewWidth(2000);
        QCOMPARE(layout.pageRect(2).center().x(), 1000.0);
        const QRectF points(10, 20, 30, 40);
        const QRectF pixels = layout.fromPage(2, points);
        QCOMPARE(layout.toPage(2, pixels.topLeft()), points.topLeft());
        QCOMPARE(pixels.size(), QSizeF(60, 80));
    }

    void remembersWhereDocumentsWereLeftOverARestart()
    {
        ReadingPositions positions;
        const DocumentId first{QUuid::createUuid()}, second{QUuid::createUuid()};
        positions.remember(first, {{12, 99.5}, 2, 1.75});
        positions.remember(second, {{1, 0}, 0, 1});
        ReadingPositions restored;
        restored.restore(positions.toVariant());
        QCOMPARE(restored.find(first).value(), (ReadingPositions::Entry{{12, 99.5}, 2, 1.75}));
        QVERIFY(!restored.find(DocumentId{QUuid::createUuid()}));
        restored.restore({QVariantMap{{QStringLiteral("document"), first.value.toString()}, {QStringLiteral("page"), -3}}, 17});
        QVERIFY(!restored.find(first));
    }
};

QTEST_GUILESS_MAIN(TestPageLayout)
#include "tst_page_layout.moc"
