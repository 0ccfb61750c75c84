// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/parse_worker/pictures/picture_decoder.h"

#include <QBuffer>
#include <QTest>

using namespace lectern::parse;

namespace {

QByteArray written(const QImage &image, const char *format)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, format, 100);
    return bytes;
}

QImage filled(const QColor &colour)
{
    QImage image(40, 30, QImage::Format_ARGB32);
    image.fill(colour);
    return image;
}

} // namespace

class TestPictureDecoder : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void decodesBothFormats_data()
    {
        QTest::addColumn<QByteArray>("format");
        QTest::newRow("PNG") << QByteArray("PNG");
        QTest::newRow("JPEG") << QByteArray("JPEG");
    }
    void decodesBothFormats()
    {
        QFETCH(QByteArray, format);
        const QByteArray bytes = written(filled(QColor(200, 30, 60)).convertToFormat(QImage::Format_RGB32), format.constData());
        QVERIFY(!bytes.isEmpty());
        QCOMPARE(pictureSize(bytes), QSize(40, 30));
        const QImage picture = decodePicture(bytes);
        QCOMPARE(picture.size(), QSize(40, 30));
        const QColor pixel = picture.pixelColor(20, 15);
        constexpr int lossy = 4;
        QVERIFY2(qAbs(pixel.red() - 200) <= lossy && qAbs(pixel.green() - 30) <= lossy && qAbs(pixel.blue() - 60) <= lossy, qPrintable(pixel.name()));
    }

    void showsTransparencyOnWhite()
    {
        QCOMPARE(decodePicture(written(filled(Qt::transparent), "PNG")).pixelColor(20, 15), QColor(Qt::white));
        const QColor half = decodePicture(written(filled(QColor(0, 0, 0, 128)), "PNG")).pixelColor(20, 15);
        QVERIFY2(qAbs(half.red() - 127) <= 2 && half.red() == half.green() && half.green() == half.blue(), qPrintable(half.name()));
    }

    void aDamagedPictureIsNone()
    {
        const QByteArray bytes = written(filled(Qt::red), "PNG");
        QVERIFY(decodePicture(bytes.left(60)).isNull());
        QVERIFY(decodePicture("no picture").isNull());
        QVERIFY(pictureSize("no picture").isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestPictureDecoder)
#include "tst_picture_decoder.moc"
