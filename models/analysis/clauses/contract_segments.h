// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/clauses/contract_tokens.h"

#include <stop_token>

namespace lectern::analysis {

/// A sentence of a contract, or a part of a long one.
struct ContractSegment {
    enum class Break : quint8 { Paragraph, Item, Sentence, Clause };
    qint32 start = 0; ///< Code points, half-open, without surrounding white space.
    qint32 end = 0;
    qint32 firstWord = 0; ///< Index, half-open.
    qint32 lastWord = 0;
    Break before = Break::Paragraph; ///< What separates it from the previous segment.
    bool isHeading = false;          ///< Looks like a heading: "12. Term and Termination".
    qint32 heading = -1;             ///< Index of the heading's segment; -1: none.
};

/// Splits a text into segments. Line ends within a sentence do not matter; empty lines, numbered items, full stops and
/// semicolons separate segments. Empty lines at a page's end do not if the sentence continues in lower case after them.
///
/// Thread: any. When asked to stop, returns the segments so far.
[[nodiscard]] std::vector<ContractSegment> segmentsOf(const ContractTokens &text, const std::stop_token &stop = {});

} // namespace lectern::analysis
