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

/// A page, or a part of one, as it looks: opaque pixels of 32 bits, 0xffRRGGBB in the machine's own order, top line first.
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

/// Which part of which page, at which width of the whole page.
struct PartOfPage {
    int page = 1;      ///< From 1.
    int pageWidth = 0; ///< Pixels of the whole page, 1 .. maxPageWidth; the height follows from the page's shape.
    QRect part;        ///< In those pixels; null: the whole page. The bottom and right ends may lie a pixel beyond the page.
    static constexpr int maxPageWidth = 32'767;
    friend bool operator==(const PartOfPage &, const PartOfPage &) = default;
    friend size_t qHash(const PartOfPage &what, size_t seed = 0)
    {
        return qHashMulti(seed, what.page, what.pageWidth, what.part.x(), what.part.y(), what.part.width(), what.part.height());
    }
};

/// Where pictures of pages come from.
///
/// Thread: GUI; nothing blocks. Futures may finish on any thread: bring them home with whenDone(). A request that was
/// asked to stop ends soon, in ErrorCode::Cancelled or its picture.
class PagePictureSource
{
public:
    virtual ~PagePictureSource() = default;

    /// A document is about to be read: whatever takes its time (its file, a process) is begun now.
    virtual void prepare(const Document &document) = 0;
    /// A failure's `detail` is one clear sentence.
    [[nodiscard]] virtual QFuture<Result<PagePicture>> fetchPicture(const Document &document, const PartOfPage &what, std::stop_token stop = {}) = 0;
};

} // namespace lectern::models
