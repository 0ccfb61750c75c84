// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/seed.h"
#include "ui/reviews/table/rank_selection.h"
#include "ui/reviews/table/viewport_window.h"

#include <QRandomGenerator>
#include <QTest>

#include <set>

using namespace lectern;
using namespace lectern::ui;

namespace {

ViewportWindow windowOver(qint64 rows)
{
    ViewportWindow window;
    window.setRowHeight(29);
    window.setHeight(600);
    window.setRowCount(rows);
    return window;
}

} // namespace

class TestViewportWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theSliderIsMonotoneAndReachesBothEnds_data()
    {
        QTest::addColumn<qint64>("rows");
        for (const qint64 rows : {qint64(0), qint64(1), qint64(20), qint64(21), qint64(1000), qint64(10'000'000), qint64(2'000'000'000)})
            QTest::newRow(qPrintable(QString::number(rows))) << rows;
    }
    void theSliderIsMonotoneAndReachesBothEnds()
    {
        QFETCH(qint64, rows);
        ViewportWindow window = windowOver(rows);
        qint64 before = -1;
        for (int i = 0; i <= 1000; ++i) {
            window.setSliderValue(int(qint64(window.sliderMaximum()) * i / 1000));
            QVERIFY(window.firstRow() >= before);
            before = window.firstRow();
        }
        QCOMPARE(window.lastRow(), rows - 1);
        window.setSliderValue(0);
        QCOMPARE(window.firstRow(), qint64(0));
    }

    void everyRowCanBeShownAndClicked()
    {
        QRandomGenerator random(testSeed());
        ViewportWindow window = windowOver(10'000'000);
        for (int i = 0; i < 2000; ++i) {
            const qint64 row = qint64(random.bounded(10'000'000));
            window.scrollToShow(row);
            QVERIFY(window.yOf(row) >= 0 && window.yOf(row) + 29 <= 600);
            QCOMPARE(window.rowAt(window.yOf(row) + 5).value(), row);
        }
    }

    void aSliderThatIsSetToItsOwnValueHardlyMoves()
    {
        ViewportWindow window = windowOver(2'000'000'000);
        window.scrollToTop(1'234'567'890);
        window.setSliderValue(window.sliderValue());
        QVERIFY(std::abs(window.firstRow() - 1'234'567'890) <= 2'000'000'000 / ViewportWindow::sliderLimit + 1);
    }

    void staysInsideWhenRowsGo()
    {
        ViewportWindow window = windowOver(1000);
        window.scrollToTop(990);
        window.setRowCount(5);
        QCOMPARE(window.firstRow(), qint64(0));
        QCOMPARE(window.lastRow(), qint64(4));
        QVERIFY(!window.rowAt(5 * 29 + 1));
    }

    void aSelectionOfRangesEqualsASetOfRows()
    {
        QRandomGenerator random(testSeed());
        RankSelection selection;
        std::set<qint64> expected;
        for (int i = 0; i < 3000; ++i) {
            const qint64 first = random.bounded(60), last = first + random.bounded(6);
            if (random.bounded(3) == 0) {
                selection.add(first, last);
                for (qint64 row = first; row <= last; ++row)
                    expected.insert(row);
            } else {
                selection.toggle(first);
                if (!expected.erase(first))
                    expected.insert(first);
            }
            QCOMPARE(selection.count(), qint64(expected.size()));
            for (qint64 row = 0; row < 70; ++row)
                QCOMPARE(selection.contains(row), expected.contains(row));
        }
    }
};

QTEST_GUILESS_MAIN(TestViewportWindow)
#include "tst_viewport_window.moc"
