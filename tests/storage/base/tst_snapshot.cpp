// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/base/snapshot.h"

#include <QTest>

using namespace lectern;

class TestSnapshot : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void seesWhatHadEnded()
    {
        const auto snapshot = snapshotFromText("10:20:12,15");
        QVERIFY(snapshot);
        QVERIFY(snapshot->sees(9) && snapshot->sees(11) && snapshot->sees(19));
        QVERIFY(!snapshot->sees(12) && !snapshot->sees(15) && !snapshot->sees(20));
    }

    void readsBackItsOwnText_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("idle") << QByteArray("7:7:");
        QTest::newRow("one") << QByteArray("7:9:7");
        QTest::newRow("many") << QByteArray("7:99:7,8,42");
    }
    void readsBackItsOwnText()
    {
        QFETCH(QByteArray, text);
        QCOMPARE(snapshotFromText(text)->toText(), text);
    }

    void refusesWhatIsNotASnapshot_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char *text : {"", "1", "1:2", "1:2:x", "5:2:", "1:9:4,3", "1:9:12", "-1:2:", "1:2:1,"})
            QTest::newRow(text) << QByteArray(text);
    }
    void refusesWhatIsNotASnapshot()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!snapshotFromText(text));
    }

    void ordersSnapshotsOfOnePrimary()
    {
        const Snapshot early = *snapshotFromText("10:20:12,15");
        QVERIFY(early.isOlderThan(*snapshotFromText("12:21:12,15")));
        QVERIFY(early.isOlderThan(*snapshotFromText("15:20:15")));
        QVERIFY(!early.isOlderThan(early));
        QVERIFY(!snapshotFromText("20:20:")->isOlderThan(early));
    }
};

QTEST_APPLESS_MAIN(TestSnapshot)
#include "tst_snapshot.moc"
