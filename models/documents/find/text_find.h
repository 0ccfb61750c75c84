// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/text_range.h"

#include <QString>

#include <stop_token>
#include <vector>

namespace lectern::models {

/// A text made comparable: lower case, without accents, ligatures taken apart, one space for any white space, plain quotation marks and
/// dashes. `unitOf[i]` is where the i-th character of `text` stood in the original; one more entry ends it.
struct FoldedText {
    /// A word that a line break cut with a hyphen ("indem-" "nify") is joined; whether the hyphen was its own or the break's cannot be known.
    enum class CutWords : quint8 { WithoutHyphen, WithHyphen };

    explicit FoldedText(QStringView original, CutWords cutWords = CutWords::WithoutHyphen);

    QString text;
    std::vector<qint32> unitOf;
};

/// Words found in a document's text.
struct FindHit {
    TextRange range; ///< Of the document's text.
    int page = 1;    ///< From 1: where it begins.
    QString before;  ///< What stands before the words, in one line, cut between words; with the space that parts them, if any.
    QString words;   ///< As the document has them, in one line.
    QString after;   ///< Likewise.
    friend bool operator==(const FindHit &, const FindHit &) = default;
};

/// Pages that are searched together. Hits begin in pages[0 .. searched); what follows only lets a hit run over the end.
struct FindPages {
    std::vector<QString> pages;
    size_t searched = 0;
    int firstPage = 1;
    qint64 firstPosition = 0; ///< Code points before the first of them.
};

/// Every place where the words stand, in the text's order, not overlapping; at most `most`. Empty words are found nowhere.
/// Thread: any. Ends early, with what was found, when asked to stop.
[[nodiscard]] std::vector<FindHit> findWords(const FindPages &where, const QString &words, size_t most, std::stop_token stop = {});

} // namespace lectern::models
