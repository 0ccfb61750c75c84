// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace lectern::analysis {

/// How much of a text is words that contracts in English are made of ("this Agreement", "shall", "hereby", "terminate",
/// "governing law" ...), in 27 groups of like words.
struct ContractWords {
    int wordCount = 0;  ///< Of what was read.
    int hitCount = 0;   ///< Words that belong to a group.
    int groupCount = 0; ///< Groups that have one.

    /// The text looks like a contract: it has at least 7 hits, and hits of 7 groups and 20 in 1,000 words or, as in a short one,
    /// of 4 groups and 50. A text in another language never does, nor does a scan with a few stray words.
    [[nodiscard]] bool looksLikeContract() const;
};

/// Of the first million characters. Thread: any; pure.
[[nodiscard]] ContractWords contractWordsIn(QStringView text);

} // namespace lectern::analysis
