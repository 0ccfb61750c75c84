// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/text_range.h"

#include <QString>

#include <stop_token>
#include <vector>

namespace lectern::models {

/// A text folded for comparison: lower case, no accents, ligatures split, single spaces for white space, plain quotation marks and
/// dashes. `unitOf[i]` is the position of the i-th character of `text` in the original; one more entry is the end.
struct FoldedText {
    /// How to join a word divided at a line's end ("indem-" "nify"): it is unknown whether the hyphen belongs to the word.
    enum class CutWords : quint8 { WithoutHyphen, WithHyphen };

    explicit FoldedText(QStringView original, CutWords cutWords = CutWords::WithoutHyphen);

    QString text;
    std::vector<qint32> unitOf;
};

/// An occurrence of the searched words in a document's text.
struct FindHit {
    TextRange range; ///< In the document's text.
    int page = 1;    ///< From 1; the page where it begins.
    QString before;  ///< Context before the words, in one line, cut between words; includes the separating space, if any.
    QString words;   ///< As in the document, in one line.
    QString after;   ///< Context after them, likewise.
    friend bool operator==(const FindHit &, const FindHit &) = default;
};

/// Pages that are searched together. Hits begin in pages[0 .. searched); the page after them only completes hits that continue on it.
struct FindPages {
    std::vector<QString> pages;
    size_t searched = 0;
    int firstPage = 1;
    qint64 firstPosition = 0; ///< Code points of the document before the first of them.
};

/// All occurrences of the words, in text order, not overlapping, at most `most`. Empty words are not found.
/// Thread: any. When asked to stop, returns the hits so far.
[[nodiscard]] std::vector<FindHit> findWords(const FindPages &where, const QString &words, size_t most, std::stop_token stop = {});

} // namespace lectern::models
