// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/clauses/clause_categories.h"
#include "storage/api/text_generator.h"

#include <vector>

namespace lectern::analysis {

/// A passage that a language model claims to have read; unverified.
struct ModelClaim {
    ClauseCategory category = ClauseCategory::DocumentName;
    QString quote;
    double confidence = 0; ///< 0..1
};

/// The request to a language model for one piece of a contract.
[[nodiscard]] GenerationRequest clauseRequest(const QString &piece);

/// Parses the claims in a model's answer. Ignores everything else: unknown categories, empty quotes and quotes longer than any
/// clause are skipped, confidences are clamped to 0..1, and at most 200 claims are read.
/// Corrupt when the answer is not JSON of the requested form.
[[nodiscard]] Result<std::vector<ModelClaim>> claimsOf(const QString &answer);

} // namespace lectern::analysis
