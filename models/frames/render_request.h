// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QRect>
#include <QSize>

namespace lectern::frames {

/// What to draw. In device pixels: the caller has multiplied by the scale factor.
struct RenderRequest {
    int page = 1;       ///< From 1.
    int pixelWidth = 0; ///< Width of the whole page, 1 .. 32,767; the height follows from the page's proportions.
    QRect clip;         ///< Part of the page to draw, in the same pixels; empty: the whole page. At most 40 million pixels.
    friend bool operator==(const RenderRequest &, const RenderRequest &) = default;
};

/// Pixels in QImage::Format_ARGB32_Premultiplied: opaque, top line first.
///
///     QImage(reinterpret_cast<const uchar *>(image->pixels.constData()), image->size.width(), image->size.height(),
///            image->bytesPerLine, QImage::Format_ARGB32_Premultiplied)
struct PageImage {
    RenderRequest request;
    QSize size; ///< Size of the drawn part.
    qsizetype bytesPerLine = 0;
    QByteArray pixels;
};

} // namespace lectern::frames
