// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/frames/frame_cutter.h"

#include "models/frames/frame_bytes.h"

#include <QTest>

using namespace lectern::frames;

namespace {

QByteArray frameOf(quint8 type, const QByteArray &body)
{
    FrameWriter out(type);
    out.raw(body);
    return out.frame();
}

} // namespace

class TestFrameCutter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cutsAStreamHoweverItArrives()
    {
        const QByteArray stream = frameOf(1, "one") + frameOf(2, {}) + frameOf(3, QByteArray(300, 'x'));
        for (const qsizetype step : {qsizetype(1), qsizetype(3), qsizetype(7), stream.size()}) {
            FrameCutter cutter(1000);
            QList<QByteArray> cut;
            for (qsizetype i = 0; i < stream.size(); i += step) {
                QVERIFY(cutter.feed(QByteArrayView(stream).sliced(i, std::min(step, stream.size() - i))));
                while (const auto frame = cutter.takeFrame())
                    cut.push_back(*frame);
            }
            QCOMPARE(cut, (QList<QByteArray>{"\x01one", "\x02", "\x03" + QByteArray(300, 'x')}));
        }
    }

    void aStreamEndsCleanlyBetweenFramesOnly()
    {
        const QByteArray frame = frameOf(1, "one");
        for (qsizetype length = 0; length <= frame.size(); ++length) {
            FrameCutter cutter(1000);
            QVERIFY(cutter.feed(QByteArrayView(frame).first(length)));
            QCOMPARE(cutter.isBetweenFrames(), length == 0 || length == frame.size());
            QCOMPARE(cutter.takeFrame().has_value(), length == frame.size());
        }
    }

    void refusesALengthAboveTheLimitBeforeAnythingComes()
    {
        FrameCutter cutter(100);
        QVERIFY(cutter.feed(QByteArrayView("\x64\0\0\0", 4)));
        FrameCutter above(100);
        QVERIFY(!above.feed(QByteArrayView("\x65\0\0\0", 4)));
        FrameCutter empty(100);
        QVERIFY(!empty.feed(QByteArrayView("\0\0\0\0", 4)));
    }
};

QTEST_APPLESS_MAIN(TestFrameCutter)
#include "tst_frame_cutter.moc"
