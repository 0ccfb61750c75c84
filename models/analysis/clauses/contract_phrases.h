// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/clauses/contract_segments.h"

#include <vector>

namespace lectern::analysis {

/// A run of words that could be the contract's title, or a date.
struct ContractPhrase {
    enum class Kind : quint8 { Title, Date };
    Kind kind = Kind::Title;
    qint32 firstWord = 0; ///< Half-open.
    qint32 lastWord = 0;
    std::vector<quint32> features; ///< What a linear model sees of it; distinct, ascending.
};

/// Every phrase of the two kinds, in the order of the text: titles in the opening only, dates everywhere. A date is written in
/// any of the usual ways, or left open ("____ day of ______, 20__", "[*], 2013").
///
/// Thread: any.
[[nodiscard]] std::vector<ContractPhrase> phrasesOf(const ContractTokens &text, const std::vector<ContractSegment> &segments);

} // namespace lectern::analysis
