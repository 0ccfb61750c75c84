// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/frames/parse_messages.h"

#include <tl/expected.hpp>

#include <memory>

namespace lectern::parse {

/// The result of reading, or the reason of refusal.
template <typename T>
using Read = tl::expected<T, frames::Refusal>;

/// A picture in QImage::Format_ARGB32_Premultiplied, 4 bytes per pixel, opaque, lines without padding.
struct Picture {
    QSize size;
    QByteArray pixels;
};

/// An open document of any kind: pages with text, positioned words, and pictures.
///
/// Thread: the worker's only one.
class ReadableDocument
{
public:
    virtual ~ReadableDocument() = default;
    [[nodiscard]] virtual DocumentKind kind() const = 0;
    [[nodiscard]] virtual int pageCount() const = 0;
    /// Combination of Remark flags.
    [[nodiscard]] virtual quint8 remarks() const { return 0; }
    /// `number`: 1 .. pageCount(). A page without text has TextSource::None.
    [[nodiscard]] virtual Read<DocumentPage> readPage(int number) = 0;
    /// Points.
    [[nodiscard]] virtual QSizeF pageSize(int number) = 0;
    /// The part `clip` of page `number` at a page width of `pixelWidth`; an empty clip is the whole page.
    [[nodiscard]] virtual Read<Picture> draw(const frames::RenderRequest &request) = 0;
};

/// Height of a page of these proportions at this width, at least 1; 0: no picture can be that large.
[[nodiscard]] inline int pixelHeight(const QSizeF &points, int pixelWidth)
{
    const double height = points.height() / points.width() * pixelWidth;
    return height < 1 << 20 ? std::max(1, qRound(height)) : 0;
}

/// The clip within a page of `whole` pixels; empty: nothing to draw, or too much.
[[nodiscard]] inline QRect clipOf(const frames::RenderRequest &request, const QSize &whole)
{
    const QRect all(QPoint(0, 0), whole);
    const QRect clip = request.clip.isEmpty() ? all : request.clip.intersected(all);
    return qint64(clip.width()) * clip.height() <= frames::maxDrawnPixels ? clip : QRect();
}

} // namespace lectern::parse
