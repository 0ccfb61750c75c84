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

/// Position of one word. `range` counts code points in the page's text. `box` is in points (1/72 inch), origin at the
/// page's top left corner, y downwards. A word broken over two lines has two boxes.
struct WordBox {
    TextRange range;
    QRectF box;
    friend bool operator==(const WordBox &, const WordBox &) = default;
};

/// Where the text of a page came from.
enum class TextSource : quint8 {
    File, ///< The file contains it.
    Ocr,  ///< Read from the picture of the page.
    None, ///< The page has none, or it could not be read.
};

/// One page of a document. The document's text is its pages' texts joined without a separator.
struct DocumentPage {
    int number = 1;             ///< From 1.
    QSizeF size;                ///< Points.
    QString text;               ///< Ends with its own line break, if any.
    std::vector<WordBox> words; ///< Ascending by range, not overlapping.
    TextSource source = TextSource::File;
    std::optional<double> confidence; ///< 0..1, of OCR.
    friend bool operator==(const DocumentPage &, const DocumentPage &) = default;
};

/// A document's text, as a worker extracted it.
struct ExtractedDocument {
    DocumentKind kind = DocumentKind::Unknown;
    std::vector<DocumentPage> pages;
    QString note; ///< What a reader should know about the text ("pages 31-50 could not be read"); may be empty.
};

/// A page's words and boxes as PostgreSQL and the cache store them: compact, versioned. Equal pages give equal bytes.
[[nodiscard]] QByteArray packedWords(const std::vector<WordBox> &words);
/// Corrupt if bytes are missing or the words are not in ascending order.
[[nodiscard]] Result<std::vector<WordBox>> unpackedWords(const QByteArray &bytes);

/// Offset of each page in the document's text: [n] belongs to page n + 1, and one more entry is the end of the last page.
[[nodiscard]] std::vector<qint64> pageStarts(const std::vector<DocumentPage> &pages);

} // namespace lectern
