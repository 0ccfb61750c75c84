// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/document_page.h"

namespace lectern::parse {

/// A word from a PDF or from OCR, in reading order.
struct PlacedWord {
    QString text;
    QRectF box; ///< Points.
    bool isFollowedBySpace = true;
};

/// Joins placed words to a text: spaces between words of a line, line breaks between lines, an empty line at a
/// vertical gap, a final line break. Sets text, words and source of `page`; the words' ranges are exact.
void composeText(const std::vector<PlacedWord> &words, TextSource source, DocumentPage &page);

/// The word for storing and searching: ligatures split, no controls, no single surrogates.
[[nodiscard]] QString cleanWord(QStringView word);

} // namespace lectern::parse
