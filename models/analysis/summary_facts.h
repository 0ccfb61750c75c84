// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/text/evidence.h"

namespace lectern::analysis {

/// The facts of a summary, derived from an engine's findings: title, parties, dates (ISO), term, renewal, governing law, and the
/// largest sums of money in the text. The evidence of every fact is in `text`; if the words cannot be parsed as a date or a
/// length of time, the value is the words themselves.
/// Requires: every finding's evidence is in `text`. Thread: any; pure.
[[nodiscard]] std::vector<SummaryFact> summaryFacts(const AnalysedText &text, const std::vector<Finding> &findings);

/// A few plain sentences about the facts and risks; "no risk" is said of a contract only.
[[nodiscard]] QString summaryOf(const Analysis &analysis, bool isContract = true);

} // namespace lectern::analysis
