// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/document_page.h"

namespace lectern::parse {

/// A word as PDF and OCR deliver it, in reading order.
struct PlacedWord {
    QString text;
    QRectF box; ///< Points.
    bool isFollowedBySpace = true;
};

/// Makes a text of placed words: a space between words of a line, a line break between lines, an empty line where
/// there is a gap, a line break at the end. Sets text, words and source of `page`; words are exact by construction.
void composeText(const std::vector<PlacedWord> &words, TextSource source, DocumentPage &page);

/// The word as it can be stored and searched: ligatures spelled out, no controls, no halves of pairs.
[[nodiscard]] QString cleanWord(QStringView word);

} // namespace lectern::parse
