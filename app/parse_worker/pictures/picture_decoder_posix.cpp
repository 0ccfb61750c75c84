// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/parse_worker/pictures/picture_decoder.h"

#include "app/parse_worker/pictures/pix_image.h"

namespace lectern::parse {

namespace {

const l_uint8 *data(QByteArrayView bytes) { return reinterpret_cast<const l_uint8 *>(bytes.data()); }

} // namespace

QSize pictureSize(QByteArrayView bytes)
{
    l_int32 format = 0, width = 0, height = 0, bitsPerSample = 0, samplesPerPixel = 0, hasPalette = 0;
    const bool isRead = ::pixReadHeaderMem(data(bytes), size_t(bytes.size()), &format, &width, &height, &bitsPerSample, &samplesPerPixel, &hasPalette)
        == 0;
    return isRead ? QSize(width, height) : QSize();
}

QImage decodePicture(QByteArrayView bytes) { return imageOf(OwnedPix(::pixReadMem(data(bytes), size_t(bytes.size())))); }

} // namespace lectern::parse
