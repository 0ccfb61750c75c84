// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/frames/refusal.h"
#include "models/frames/render_request.h"
#include "storage/api/documents/document_page.h"

#include <QByteArray>

#include <variant>

/// What a parse worker and its parent say to each other, and how much of it there may be.
namespace lectern::frames {

/// Read the pages from `firstPage` on; stop after a page, saying so, once `budgetMs` are used and OCR is being done.
struct ExtractRequest {
    int firstPage = 1;
    int budgetMs = 20'000;
    friend bool operator==(const ExtractRequest &, const ExtractRequest &) = default;
};
struct DrawRequest {
    quint32 id = 0;
    RenderRequest what;
    friend bool operator==(const DrawRequest &, const DrawRequest &) = default;
};
struct QuitRequest {
    friend bool operator==(const QuitRequest &, const QuitRequest &) = default;
};
using Request = std::variant<ExtractRequest, DrawRequest, QuitRequest>;

/// What a reader should know about how a document was read; bits.
enum Remark : quint8 {
    CopyRestricted = 1,     ///< Its author asks readers not to copy from it.
    AssumedWindows1252 = 2, ///< Text that is neither UTF-8 nor marked UTF-16.
    DeletionsLeftOut = 4,   ///< Tracked deletions, or hidden text.
};
inline constexpr quint8 allRemarks = 7;

/// The document is open. First answer of a worker, unless it refuses.
struct Accepted {
    DocumentKind kind = DocumentKind::Unknown;
    int pageCount = 0;
    quint8 remarks = 0;
    friend bool operator==(const Accepted &, const Accepted &) = default;
};
/// A page was read. `isIncomplete`: there was more on it, but no time or no way to read it.
struct PageRead {
    DocumentPage page;
    bool isIncomplete = false;
    friend bool operator==(const PageRead &, const PageRead &) = default;
};
/// The reading of this page has begun and may take a while.
struct PageBegun {
    int page = 1;
    friend bool operator==(const PageBegun &, const PageBegun &) = default;
};
struct PageDrawn {
    quint32 id = 0;
    QSize size;
    QByteArray pixels; ///< 4 bytes each, lines without padding.
    friend bool operator==(const PageDrawn &, const PageDrawn &) = default;
};
/// The end of an extraction: `nextPage` is where another worker must go on, 0 when the document is done.
struct Done {
    int nextPage = 0;
    friend bool operator==(const Done &, const Done &) = default;
};
/// `id` 0: the document; else the drawing of that id.
struct Refused {
    Refusal reason = Refusal::Damaged;
    quint32 id = 0;
    friend bool operator==(const Refused &, const Refused &) = default;
};
using Response = std::variant<Accepted, PageRead, PageBegun, PageDrawn, Done, Refused>;

inline constexpr qint64 maxFileBytes = 256ll << 20;
inline constexpr int maxPages = 20'000;
inline constexpr qint64 maxTextBytes = 64ll << 20; ///< UTF-8, of the whole document.
inline constexpr qint64 maxWordsPerPage = 1 << 20;
inline constexpr int maxPixelWidth = 32'767;
inline constexpr qint64 maxDrawnPixels = 40'000'000;
inline constexpr double maxPagePoints = 200'000;
inline constexpr qsizetype maxRequestBytes = 64;
inline constexpr qsizetype maxResponseBytes = 192 << 20;

} // namespace lectern::frames
