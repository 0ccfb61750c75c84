// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/clauses/contract_tokens.h"

#include <stop_token>

namespace lectern::analysis {

/// A sentence, or a part of a long one, of a contract.
struct ContractSegment {
    enum class Break : quint8 { Paragraph, Item, Sentence, Clause };
    qint32 start = 0; ///< Code points, half-open, without white space at either end.
    qint32 end = 0;
    qint32 firstWord = 0; ///< Index, half-open.
    qint32 lastWord = 0;
    Break before = Break::Paragraph; ///< What parts it from the segment before.
    bool isHeading = false;          ///< Short, without a verb's room: "12. Term and Termination".
    qint32 heading = -1;             ///< The segment whose heading it stands under.
};

/// Cuts a text into segments. Lines may end anywhere in a sentence; empty lines, numbered items, full stops and
/// semicolons part segments; the empty lines at a page's end do not if the sentence goes on after them in small letters.
///
/// Thread: any. Asked to stop, it returns what it has.
[[nodiscard]] std::vector<ContractSegment> segmentsOf(const ContractTokens &text, const std::stop_token &stop = {});

} // namespace lectern::analysis
