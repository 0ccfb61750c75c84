// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/clauses/contract_segments.h"

#include <vector>

namespace lectern::analysis {

/// A sequence of words that may be the contract's title or a date.
struct ContractPhrase {
    enum class Kind : quint8 { Title, Date };
    Kind kind = Kind::Title;
    qint32 firstWord = 0; ///< Index range, half-open.
    qint32 lastWord = 0;
    std::vector<quint32> features; ///< Features for the linear model; distinct, ascending.
};

/// All phrases of both kinds in text order: titles in the opening only, dates everywhere. Dates may be in any usual spelling
/// or have blanks ("____ day of ______, 20__", "[*], 2013").
///
/// Thread: any.
[[nodiscard]] std::vector<ContractPhrase> phrasesOf(const ContractTokens &text, const std::vector<ContractSegment> &segments);

} // namespace lectern::analysis
