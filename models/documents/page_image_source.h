// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/document.h"
#include "storage/api/result.h"

#include <QByteArray>
#include <QFuture>
#include <QRect>
#include <QSize>

#include <stop_token>

namespace lectern {

/// A page, or a part of one, as it looks. `pixels` are 32 bits each, 0xffRRGGBB in the machine's own order (what
/// QImage::Format_RGB32 wants), rows from the top without padding.
struct PageImage {
    int width = 0;  ///< 1 .. maxImageSide
    int height = 0; ///< 1 .. maxImageSide
    QByteArray pixels; ///< Exactly 4 * width * height bytes.
    [[nodiscard]] bool isValid() const { return width > 0 && height > 0 && pixels.size() == qsizetype(width) * height * 4; }
    friend bool operator==(const PageImage &, const PageImage &) = default;
};

/// No part of a page that is asked for has more pixels than this in either direction.
inline constexpr int maxImageSide = 4096;

/// Which picture: `part` of page `page` as it looks when the whole page has `pageSize` pixels.
struct PageImageRequest {
    DocumentId document;
    QByteArray sha256; ///< Of the document's file; 32 bytes.
    DocumentKind kind = DocumentKind::Unknown;
    int page = 1;      ///< From 1.
    QSize pageSize;    ///< Pixels of the whole page, both at least 1.
    QRect part;        ///< Within the page; at most maxImageSide in both directions. QRect({}, pageSize): all of it.
    friend bool operator==(const PageImageRequest &, const PageImageRequest &) = default;
};

/// Where pictures of pages come from.
///
/// Thread: GUI; nothing blocks. A request whose stop_token is asked to stop ends soon, with ErrorCode::Cancelled or its picture.
class PageImageSource
{
public:
    virtual ~PageImageSource() = default;

    /// A document is about to be read: whatever takes its time (its file, a process) is begun now.
    virtual void prepare(const Document &document) { Q_UNUSED(document); }
    [[nodiscard]] virtual QFuture<Result<PageImage>> fetchImage(const PageImageRequest &request, std::stop_token stop = {}) = 0;
};

} // namespace lectern
