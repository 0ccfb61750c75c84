// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QRect>
#include <QSize>

namespace lectern::frames {

/// What to draw. Pixels are device pixels: the caller has multiplied by its scale factor.
struct RenderRequest {
    int page = 1;       ///< From 1.
    int pixelWidth = 0; ///< Of the whole page, 1 .. 32,767; the height follows from the page's shape.
    QRect clip;         ///< The part of the page to draw, in those pixels; empty: all of it. At most 40 million pixels.
    friend bool operator==(const RenderRequest &, const RenderRequest &) = default;
};

/// Pixels as QImage::Format_ARGB32_Premultiplied has them: opaque, top line first.
///
///     QImage(reinterpret_cast<const uchar *>(image->pixels.constData()), image->size.width(), image->size.height(),
///            image->bytesPerLine, QImage::Format_ARGB32_Premultiplied)
struct PageImage {
    RenderRequest request;
    QSize size; ///< Of what was drawn.
    qsizetype bytesPerLine = 0;
    QByteArray pixels;
};

} // namespace lectern::frames
