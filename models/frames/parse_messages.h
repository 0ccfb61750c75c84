// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/frames/refusal.h"
#include "models/frames/render_request.h"
#include "storage/api/documents/document_page.h"

#include <QByteArray>

#include <variant>

/// The messages between a parse worker and its parent, and their limits.
namespace lectern::frames {

/// Asks to read the pages from `firstPage` on. With OCR, the worker stops after a page once `budgetMs` are used, and reports it.
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

/// Remarks for the reader on how a document was read; bits.
enum Remark : quint8 {
    CopyRestricted = 1,     ///< Its author asks readers not to copy from it.
    AssumedWindows1252 = 2, ///< The text is neither UTF-8 nor marked UTF-16.
    DeletionsLeftOut = 4,   ///< Tracked deletions or hidden text were left out.
};
inline constexpr quint8 allRemarks = 7;

/// The document was opened: a worker's first answer, unless it refuses.
struct Accepted {
    DocumentKind kind = DocumentKind::Unknown;
    int pageCount = 0;
    quint8 remarks = 0;
    friend bool operator==(const Accepted &, const Accepted &) = default;
};
/// A page was read. `isIncomplete`: part of it could not be read, or not in time.
struct PageRead {
    DocumentPage page;
    bool isIncomplete = false;
    friend bool operator==(const PageRead &, const PageRead &) = default;
};
/// The worker has begun to read this page, which may take a while.
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
/// The end of an extraction. `nextPage`: where another worker must continue; 0: the document is finished.
struct Done {
    int nextPage = 0;
    friend bool operator==(const Done &, const Done &) = default;
};
/// The worker refuses the document (`id` 0) or the drawing with this id.
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
