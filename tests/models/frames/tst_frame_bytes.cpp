// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/frames/frame_bytes.h"

#include <QTest>

using namespace lectern::frames;

class TestFrameBytes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsWrittenIsReadAgain()
    {
        FrameWriter out(9);
        out.u8(255);
        out.u32(4'000'000'000u);
        out.f32(0.5);
        out.f64(-1.25);
        out.bytes("text");
        out.raw("rest");
        const QByteArray frame = out.frame();
        FrameReader in(frame);
        QCOMPARE(in.u32(), quint32(frame.size() - 4)); // the length, without itself
        QCOMPARE(int(in.u8()), 9);
        QCOMPARE(int(in.u8()), 255);
        QCOMPARE(in.u32(), 4'000'000'000u);
        QCOMPARE(in.f32(), 0.5f);
        QCOMPARE(in.f64(), -1.25);
        QCOMPARE(in.bytes(4).toByteArray(), QByteArray("text"));
        QCOMPARE(in.remaining(), 4);
        QCOMPARE(in.rest().toByteArray(), QByteArray("rest"));
        QVERIFY(in.isAtEnd());
    }

    void numbersStandWithTheirLowestByteFirst()
    {
        FrameWriter out(1);
        out.u32(0x01020304);
        QCOMPARE(out.frame(), QByteArray("\5\0\0\0\1\4\3\2\1", 9));
    }

    void whatIsNotThereReadsAsNothingFromThenOn()
    {
        FrameReader in("abc");
        QCOMPARE(in.u32(), 0u);
        QVERIFY(in.hasFailed());
        QCOMPARE(int(in.u8()), 0); // not what was left
        QVERIFY(!in.isAtEnd());
    }

    void bytesAreNoMoreThanAllowedAndNoMoreThanThere()
    {
        FrameWriter out(1);
        out.bytes("text");
        const QByteArray body = out.frame().mid(5);
        FrameReader tooMany(body);
        QVERIFY(tooMany.bytes(3).isEmpty() && tooMany.hasFailed());
        FrameReader tooShort(QByteArrayView(body).chopped(1));
        QVERIFY(tooShort.bytes(100).isEmpty() && tooShort.hasFailed());
    }

    void onlyCleanUtf8IsText()
    {
        QCOMPARE(strictUtf8("caf\xc3\xa9"), QString(QStringLiteral("caf\u00e9")));
        QCOMPARE(strictUtf8("\xEF\xBB\xBFx"), QString(QStringLiteral("\uFEFFx")));
        QVERIFY(!strictUtf8("caf\xe9"));
        QVERIFY(!strictUtf8("\xed\xa0\xbd")); // half a pair
        QVERIFY(!strictUtf8(QByteArrayView("a\0b", 3)));
    }
};

QTEST_APPLESS_MAIN(TestFrameBytes)
#include "tst_frame_bytes.moc"
