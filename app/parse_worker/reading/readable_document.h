// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/frames/parse_messages.h"

#include <tl/expected.hpp>

#include <memory>

namespace lectern::parse {

/// What reading a document ends with when it does not work.
template <typename T>
using Read = tl::expected<T, frames::Refusal>;

/// A picture: 4 bytes a pixel as QImage::Format_ARGB32_Premultiplied has them, opaque, lines without padding.
struct Picture {
    QSize size;
    QByteArray pixels;
};

/// An opened document, whatever its kind: pages with text, words in their places, and pictures of them.
///
/// Thread: the worker's only one.
class ReadableDocument
{
public:
    virtual ~ReadableDocument() = default;
    [[nodiscard]] virtual DocumentKind kind() const = 0;
    [[nodiscard]] virtual int pageCount() const = 0;
    /// Bits of Remark.
    [[nodiscard]] virtual quint8 remarks() const { return 0; }
    /// `number` 1 .. pageCount(). A page without any text is of TextSource::None.
    [[nodiscard]] virtual Read<DocumentPage> readPage(int number) = 0;
    /// Points.
    [[nodiscard]] virtual QSizeF pageSize(int number) = 0;
    /// The part `clip` of page `number` when it is `pixelWidth` wide; an empty clip is all of it.
    [[nodiscard]] virtual Read<Picture> draw(const frames::RenderRequest &request) = 0;
};

/// The height of a page of this shape at this width, at least 1; 0 when no picture can be that large.
[[nodiscard]] inline int pixelHeight(const QSizeF &points, int pixelWidth)
{
    const double height = points.height() / points.width() * pixelWidth;
    return height < 1 << 20 ? std::max(1, qRound(height)) : 0;
}

/// What to draw within a page of `whole` pixels; empty when there is nothing or too much of it.
[[nodiscard]] inline QRect clipOf(const frames::RenderRequest &request, const QSize &whole)
{
    const QRect all(QPoint(0, 0), whole);
    const QRect clip = request.clip.isEmpty() ? all : request.clip.intersected(all);
    return qint64(clip.width()) * clip.height() <= frames::maxDrawnPixels ? clip : QRect();
}

} // namespace lectern::parse
