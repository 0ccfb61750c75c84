// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/pages/page_marks.h"

#include <QSignalSpy>
#include <QTest>

using namespace lectern;
using namespace lectern::models;

class TestPageMarks : public QObject
{
    Q_OBJECT

    static void fill(PageMarks &marks)
    {
        marks.setHighlights({{{40, 50}, Severity::Low, 2}, {{10, 20}, Severity::High, 0}, {{25, 30}, Severity::Medium, 1}});
    }

private Q_SLOTS:
    void marksStandInTheTextsOrderWhateverOrderTheyCameIn()
    {
        PageMarks marks;
        fill(marks);
        QCOMPARE(marks.highlights()[0].finding, 0);
        QCOMPARE(marks.highlights()[2].finding, 2);
        QCOMPARE(marks.currentIndex(), -1);
        marks.setCurrentFinding(1);
        QCOMPARE(marks.currentIndex(), 1);
    }

    void wordsOfSeveralFindingsAreTintedOnceByTheGravest()
    {
        PageMarks marks;
        marks.setHighlights({{{4, 30}, Severity::Low, 1}, {{11, 22}, Severity::High, 0}, {{8, 25}, Severity::High, 2}});
        const std::vector<Tint> expected{{{4, 8}, Severity::Low}, {{8, 25}, Severity::High}, {{25, 30}, Severity::Low}};
        QCOMPARE(marks.tints(), expected);
    }

    void theWalkGoesAroundTheEnds()
    {
        PageMarks marks;
        QVERIFY(!marks.neighbour(1, 0));
        fill(marks);
        QCOMPARE(marks.neighbour(1, 21)->finding, 1); // from where reading is
        QCOMPARE(marks.neighbour(-1, 21)->finding, 0);
        QCOMPARE(marks.neighbour(1, 99)->finding, 0);
        QCOMPARE(marks.neighbour(-1, 0)->finding, 2);
        marks.setCurrentFinding(2); // from the current one, wherever reading is
        QCOMPARE(marks.neighbour(1, 21)->finding, 0);
        QCOMPARE(marks.neighbour(-1, 21)->finding, 1);
    }

    void aFindingThatIsGoneIsNotCurrent()
    {
        PageMarks marks;
        fill(marks);
        marks.setCurrentFinding(2);
        marks.setHighlights({{{10, 20}, Severity::High, 0}});
        QCOMPARE(marks.currentFinding(), -1);
    }

    void wordsThatAreAFindingsMakeItTheCurrentOneOthersAreOutlined()
    {
        PageMarks marks;
        fill(marks);
        marks.pointAt({10, 20});
        QCOMPARE(marks.currentFinding(), 0);
        QVERIFY(marks.pointedAt().isEmpty());
        marks.pointAt({12, 20});
        QCOMPARE(marks.currentFinding(), 0);
        QCOMPARE(marks.pointedAt(), (TextRange{12, 20}));
        marks.pointAt({});
        QVERIFY(marks.pointedAt().isEmpty());
    }

    void tellsOfEachChange()
    {
        PageMarks marks;
        QSignalSpy changed(&marks, &PageMarks::changed);
        fill(marks);
        marks.setCurrentFinding(1);
        marks.pointAt({1, 2});
        QCOMPARE(int(changed.size()), 3);
    }
};

QTEST_GUILESS_MAIN(TestPageMarks)
#include "tst_page_marks.moc"
