// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/clauses/clause_finder.h"
#include "models/analysis/clauses/clause_weights.h"
#include "models/analysis/clauses/contract_phrases.h"
#include "models/analysis/clauses/contract_segments.h"

namespace lectern::analysis {

/// Log odds of every segment for each category.
using SegmentScores = std::vector<std::array<float, clauseCategoryCount>>;

/// A span with its score, from which findings and the presence of a category are decided.
struct ScoredSpan {
    TextRange range;
    float score = 0; ///< Log odds, the highest of its segments.
};

/// Scores every segment. When asked to stop, the remaining scores are zero.
[[nodiscard]] SegmentScores scoreSegments(const ContractTokens &text, const std::vector<ContractSegment> &segments, const ClauseWeights &weights,
                                          const std::stop_token &stop);
/// Runs of segments that belong to a category: those above its threshold, joined with adjacent parts of the same sentence. If
/// none is above, the best segment alone.
[[nodiscard]] std::vector<ScoredSpan> spansOfSegments(const ContractTokens &text, const std::vector<ContractSegment> &segments,
                                                      const SegmentScores &scores, const ClauseWeights &weights, ClauseCategory category);
/// The parties' names and short names, each at its first occurrence.
[[nodiscard]] std::vector<ScoredSpan> findParties(const ContractTokens &text, const std::vector<ContractSegment> &segments,
                                                  const ClauseWeights &weights);
/// The most likely title, agreement date or effective date, depending on the model: one or none.
[[nodiscard]] std::vector<ScoredSpan> findPhrase(const ContractTokens &text, const std::vector<ContractPhrase> &phrases, ContractPhrase::Kind kind,
                                                 const HashedModel &model);

} // namespace lectern::analysis
