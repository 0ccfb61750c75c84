// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/document.h"
#include "storage/api/result.h"

#include <QByteArray>
#include <QFuture>
#include <QRect>
#include <QSize>

#include <stop_token>

namespace lectern::models {

/// The picture of a page or of a part of it: opaque 32-bit pixels, 0xffRRGGBB in native byte order, top line first.
struct PagePicture {
    QSize size;                 ///< Pixels; both sides 1 .. maxPictureSide.
    qsizetype bytesPerLine = 0; ///< At least 4 * width.
    QByteArray pixels;          ///< At least bytesPerLine * height.
    [[nodiscard]] bool isValid() const
    {
        return !size.isEmpty() && size.width() <= maxSide && size.height() <= maxSide && bytesPerLine >= 4 * qsizetype(size.width())
            && pixels.size() >= bytesPerLine * size.height();
    }
    static constexpr int maxSide = 8192;
};

/// A part of a page at a given width of the whole page.
struct PartOfPage {
    int page = 1;      ///< From 1.
    int pageWidth = 0; ///< Pixels of the whole page, 1 .. maxPageWidth; the height follows from its proportions.
    QRect part;        ///< In those pixels; null: the whole page. May extend one pixel beyond the page's bottom and right.
    static constexpr int maxPageWidth = 32'767;
    friend bool operator==(const PartOfPage &, const PartOfPage &) = default;
    friend size_t qHash(const PartOfPage &what, size_t seed = 0)
    {
        return qHashMulti(seed, what.page, what.pageWidth, what.part.x(), what.part.y(), what.part.width(), what.part.height());
    }
};

/// Makes pictures of pages.
///
/// Thread: GUI; nothing blocks. Futures may finish on any thread: use whenDone(). A stopped request ends soon,
/// with ErrorCode::Cancelled or its picture.
class PagePictureSource
{
public:
    virtual ~PagePictureSource() = default;

    /// A document will be read soon: starts what takes time (loading its file, a process).
    virtual void prepare(const Document &document) = 0;
    /// An error's `detail` is one clear sentence.
    [[nodiscard]] virtual QFuture<Result<PagePicture>> fetchPicture(const Document &document, const PartOfPage &what, std::stop_token stop = {}) = 0;
};

} // namespace lectern::models
