// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/text/evidence.h"

namespace lectern::analysis {

/// What a summary says, read out of what an engine found: title, parties, dates (ISO), term, renewal, governing law, and the
/// largest sums of money in the text. Every fact's evidence is true of `text`; where the words cannot be read as a date or a
/// length of time, the value is the words.
/// Requires: every finding's evidence is true of `text`. Thread: any; pure.
[[nodiscard]] std::vector<SummaryFact> summaryFacts(const AnalysedText &text, const std::vector<Finding> &findings);

/// A few plain sentences over the facts and risks; that there is no risk is said of a contract only.
[[nodiscard]] QString summaryOf(const Analysis &analysis, bool isContract = true);

} // namespace lectern::analysis
