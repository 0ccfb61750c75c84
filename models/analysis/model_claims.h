// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/clauses/clause_categories.h"
#include "storage/api/text_generator.h"

#include <vector>

namespace lectern::analysis {

/// What a language model says it has read: nothing of it is known to be true.
struct ModelClaim {
    ClauseCategory category = ClauseCategory::DocumentName;
    QString quote;
    double confidence = 0; ///< 0..1
};

/// What a model is asked about one piece of a contract.
[[nodiscard]] GenerationRequest clauseRequest(const QString &piece);

/// The claims in a model's answer. Of what it says otherwise nothing is kept: unknown categories, empty quotes and quotes
/// longer than any clause are passed over, confidences are forced into 0..1, and at most 200 claims are read.
/// Corrupt when the answer is not the JSON that was asked for.
[[nodiscard]] Result<std::vector<ModelClaim>> claimsOf(const QString &answer);

} // namespace lectern::analysis
