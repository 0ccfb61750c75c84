// SPDX-License-Identifier: GPL-3.0-or-later
// By Qt: leptonica reads a JPEG in memory by way of a temporary file on Windows.
#include "app/parse_worker/pictures/picture_decoder.h"

#include <QBuffer>
#include <QImageReader>
#include <QPainter>

namespace lectern::parse {

QSize pictureSize(QByteArrayView bytes)
{
    QByteArray raw = QByteArray::fromRawData(bytes.data(), bytes.size());
    QBuffer buffer(&raw);
    return QImageReader(&buffer).size();
}

QImage decodePicture(QByteArrayView bytes)
{
    constexpr int maxMegabytes = 512;
    QImageReader::setAllocationLimit(maxMegabytes);
    const QImage raw = QImage::fromData(QByteArray::fromRawData(bytes.data(), bytes.size()));
    if (!raw.hasAlphaChannel())
        return raw.convertToFormat(QImage::Format_RGB32);
    QImage onWhite(raw.size(), QImage::Format_RGB32);
    onWhite.fill(Qt::white);
    QPainter(&onWhite).drawImage(0, 0, raw);
    return onWhite;
}

} // namespace lectern::parse
