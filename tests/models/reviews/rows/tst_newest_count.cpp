// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reviews/rows/newest_count.h"

#include <QTest>

using namespace lectern;
using namespace lectern::models;

class TestNewestCount : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isTheListedOneUntilSomebodyCounts() { QCOMPARE(NewestCount().beside({7, false}, Instant{0}).value, 7); }

    void takesTheNewerOfTwoExactCounts()
    {
        NewestCount count;
        QVERIFY(count.note(9, Instant{5}));
        QCOMPARE(count.beside({7, true}, Instant{4}).value, 9);
        QCOMPARE(count.beside({7, true}, Instant{6}).value, 7);
    }

    void takesAnExactCountBeforeAnEstimate()
    {
        NewestCount count;
        QVERIFY(count.note(9, Instant{5}));
        const RowCount newest = count.beside({7, false}, Instant{6});
        QCOMPARE(newest.value, 9);
        QVERIFY(newest.isExact);
    }

    void refusesAnOlderCount()
    {
        NewestCount count;
        QVERIFY(count.note(9, Instant{5}));
        QVERIFY(!count.note(8, Instant{4}));
        QCOMPARE(count.beside({}, Instant{0}).value, 9);
    }

    void forgets()
    {
        NewestCount count;
        QVERIFY(count.note(9, Instant{5}));
        count.forget();
        QCOMPARE(count.beside({7, true}, Instant{0}).value, 7);
        QVERIFY(count.note(8, Instant{4}));
    }
};

QTEST_GUILESS_MAIN(TestNewestCount)
#include "tst_newest_count.moc"
