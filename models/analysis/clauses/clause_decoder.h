// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/clauses/clause_finder.h"
#include "models/analysis/clauses/clause_weights.h"
#include "models/analysis/clauses/contract_phrases.h"
#include "models/analysis/clauses/contract_segments.h"

namespace lectern::analysis {

/// Log odds of every segment of a text, for each category.
using SegmentScores = std::vector<std::array<float, clauseCategoryCount>>;

/// What a category's findings and its presence are decided from.
struct ScoredSpan {
    TextRange range;
    float score = 0; ///< Log odds, the best of what it is made of.
};

/// Scores every segment. Asked to stop, it leaves the rest at zero.
[[nodiscard]] SegmentScores scoreSegments(const ContractTokens &text, const std::vector<ContractSegment> &segments, const ClauseWeights &weights,
                                          const std::stop_token &stop);
/// Runs of segments that belong to a category: those over its threshold, and what a sentence's other parts add to them. The
/// best segment alone if none is over.
[[nodiscard]] std::vector<ScoredSpan> spansOfSegments(const ContractTokens &text, const std::vector<ContractSegment> &segments,
                                                      const SegmentScores &scores, const ClauseWeights &weights, ClauseCategory category);
/// The parties' names and short names, each where it first stands in the text.
[[nodiscard]] std::vector<ScoredSpan> findParties(const ContractTokens &text, const std::vector<ContractSegment> &segments,
                                                  const ClauseWeights &weights);
/// The most likely title, agreement date or effective date: one or none, by the model given.
[[nodiscard]] std::vector<ScoredSpan> findPhrase(const ContractTokens &text, const std::vector<ContractPhrase> &phrases, ContractPhrase::Kind kind,
                                                 const HashedModel &model);

} // namespace lectern::analysis
