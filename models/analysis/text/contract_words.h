// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace lectern::analysis {

/// How many words of a text are typical of contracts in English ("this Agreement", "shall", "hereby", "terminate",
/// "governing law" ...), in 27 groups of similar words.
struct ContractWords {
    int wordCount = 0;  ///< Words that were read.
    int hitCount = 0;   ///< Words that belong to a group.
    int groupCount = 0; ///< Groups with a hit.

    /// Whether the text looks like a contract: at least 7 hits, and hits in 7 groups at 20 per 1,000 words, or, as in short
    /// texts, in 4 groups at 50. Texts in other languages and scans with few words do not.
    [[nodiscard]] bool looksLikeContract() const;
};

/// Reads the first million characters. Thread: any; pure.
[[nodiscard]] ContractWords contractWordsIn(QStringView text);

} // namespace lectern::analysis
