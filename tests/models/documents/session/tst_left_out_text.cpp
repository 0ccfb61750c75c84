// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/session/left_out_text.h"

#include <QTest>

using namespace lectern::models;

class TestLeftOutText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatWasTakenWholeNeedsNoWord()
    {
        DroppedFiles dropped;
        dropped.documents = QStringList{QStringLiteral("/x/lease.pdf")};
        QVERIFY(leftOutText(dropped).isEmpty());
    }

    void saysThatThereWasNothing() { QCOMPARE(leftOutText({}), QStringLiteral("There is nothing to read in what was dropped.")); }

    void namesFiveAtMost()
    {
        DroppedFiles dropped;
        for (int i = 0; i < 7; ++i)
            dropped.links << QStringLiteral("link%1").arg(i);
        const QString words = leftOutText(dropped);
        QVERIFY(words.contains(u"link4") && !words.contains(u"link5"));
        QVERIFY(!words.contains(u"nothing to read"));
    }

    void countsOneAndMany()
    {
        DroppedFiles dropped;
        dropped.leftOutCount = 1;
        QCOMPARE(leftOutText(dropped), QStringLiteral("1 file of another kind was left out."));
        dropped.leftOutCount = 1'200;
        QCOMPARE(leftOutText(dropped), QStringLiteral("1,200 files of other kinds were left out."));
    }
};

QTEST_GUILESS_MAIN(TestLeftOutText)
#include "tst_left_out_text.moc"
