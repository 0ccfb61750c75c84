// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/document.h"
#include "storage/api/documents/text_range.h"
#include "storage/api/result.h"

#include <QRectF>
#include <QSizeF>

#include <optional>
#include <vector>

namespace lectern {

/// Where one word stands. `range` counts code points of its page's text. `box` is in points (1/72 inch), origin at the
/// page's top left corner, y downwards. A word broken over two lines is two boxes.
struct WordBox {
    TextRange range;
    QRectF box;
    friend bool operator==(const WordBox &, const WordBox &) = default;
};

/// How the text of a page was got.
enum class TextSource : quint8 {
    File, ///< The file holds it.
    Ocr,  ///< Read from the picture of the page.
    None, ///< The page has none, or it could not be read.
};

/// One page of a document. The document's text is the concatenation of its pages' texts with nothing between.
struct DocumentPage {
    int number = 1;             ///< From 1.
    QSizeF size;                ///< Points.
    QString text;               ///< Ends with its own line break, if any.
    std::vector<WordBox> words; ///< Ascending by range, not overlapping.
    TextSource source = TextSource::File;
    std::optional<double> confidence; ///< 0..1, of OCR.
    friend bool operator==(const DocumentPage &, const DocumentPage &) = default;
};

/// A document's text as the worker read it.
struct ExtractedDocument {
    DocumentKind kind = DocumentKind::Unknown;
    std::vector<DocumentPage> pages;
    QString note; ///< What a reader should know ("pages 31-50 could not be read"); may be empty.
};

/// The words and boxes of a page as PostgreSQL and the cache keep them: compact, versioned. Equal pages give equal bytes.
[[nodiscard]] QByteArray packedWords(const std::vector<WordBox> &words);
/// Corrupt unless the bytes are whole and hold words in ascending order.
[[nodiscard]] Result<std::vector<WordBox>> unpackedWords(const QByteArray &bytes);

/// Where a page begins in the document's text; [n] belongs to page n + 1, one more entry ends the last page.
[[nodiscard]] std::vector<qint64> pageStarts(const std::vector<DocumentPage> &pages);

} // namespace lectern
