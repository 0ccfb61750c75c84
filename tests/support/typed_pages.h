// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/document_page.h"

namespace lectern {

/// A page like a typewriter's: every character 6 points wide, every line 12 points high, from (72, 72). Words are separated by
/// white space; a word's box encloses exactly its characters.
[[nodiscard]] inline DocumentPage typedPage(int number, const QString &text, const QSizeF &size = {595, 842})
{
    constexpr double left = 72, top = 72, width = 6, height = 12;
    DocumentPage page;
    page.number = number;
    page.size = size;
    page.text = text;
    qint64 position = 0, wordStart = -1;
    int column = 0, line = 0, wordColumn = 0;
    const auto endWord = [&] {
        if (wordStart >= 0)
            page.words.push_back(
                {{wordStart, position}, QRectF(left + width * wordColumn, top + height * line, width * double(position - wordStart), height - 2)});
        wordStart = -1;
    };
    for (const char32_t c : text.toUcs4()) {
        if (QChar::isSpace(c)) {
            endWord();
        } else if (wordStart < 0) {
            wordStart = position;
            wordColumn = column;
        }
        ++position;
        ++column;
        if (c == U'\n') {
            column = 0;
            ++line;
        }
    }
    endWord();
    return page;
}

} // namespace lectern
