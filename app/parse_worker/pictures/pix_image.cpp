// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/parse_worker/pictures/pix_image.h"

namespace lectern::parse {

namespace {

OwnedPix withoutTransparency(OwnedPix raw)
{
    return ::pixGetSpp(raw.get()) == 4 ? OwnedPix(::pixAlphaBlendUniform(raw.get(), 0xffffff00)) : std::move(raw);
}

/// Of 32 bits, and shared with nobody.
OwnedPix ownRgb(const OwnedPix &plain)
{
    OwnedPix rgb(plain ? ::pixConvertTo32(plain.get()) : nullptr);
    return rgb && rgb.get() == plain.get() ? OwnedPix(::pixCopy(nullptr, plain.get())) : std::move(rgb);
}

void destroy(void *pix) { OwnedPix(static_cast<Pix *>(pix)).reset(); }

} // namespace

QImage imageOf(OwnedPix raw)
{
    if (!raw || qint64(::pixGetWidth(raw.get())) * ::pixGetHeight(raw.get()) > maxPicturePixels)
        return {};
    OwnedPix rgb = ownRgb(withoutTransparency(std::move(raw)));
    if (!rgb)
        return {};
    // Leptonica has red in the highest byte, Qt in the second highest.
    l_uint32 *words = ::pixGetData(rgb.get());
    const size_t count = size_t(::pixGetWpl(rgb.get())) * size_t(::pixGetHeight(rgb.get()));
    for (size_t i = 0; i < count; ++i)
        words[i] = 0xff000000u | (words[i] >> 8);
    const QSize size(::pixGetWidth(rgb.get()), ::pixGetHeight(rgb.get()));
    const qsizetype bytesPerLine = qsizetype(::pixGetWpl(rgb.get())) * 4;
    return QImage(reinterpret_cast<uchar *>(words), size.width(), size.height(), bytesPerLine, QImage::Format_RGB32, destroy, rgb.release());
}

} // namespace lectern::parse
