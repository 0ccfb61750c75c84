// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/clauses/clause_categories.h"
#include "storage/api/documents/text_range.h"
#include "storage/api/result.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <stop_token>
#include <vector>

namespace lectern::analysis {

/// A passage of a contract that belongs to a category.
struct ClauseFinding {
    TextRange range;       ///< In the given text; never empty.
    double confidence = 0; ///< 0..1; 0.8 means that four out of five such findings are right.
};

/// The result for one category.
struct CategoryFindings {
    ClauseCategory category = ClauseCategory::DocumentName;
    bool isPresent = false;
    double confidence = 0;               ///< 0..1, that the contract has such a clause at all; also set if isPresent is false.
    std::vector<ClauseFinding> findings; ///< In text order; at least one if isPresent, else none.
};

struct ClauseWeights;

/// Finds the 41 categories of clauses in the text of a contract with linear models and a network over segments and words.
/// Deterministic.
///
/// Thread: any; immutable.
class ClauseFinder
{
public:
    /// Uses the weights that are compiled in; the first call loads them. Corrupt if that resource is broken.
    [[nodiscard]] static Result<ClauseFinder> builtin();
    /// Uses weights made by resources/clauses/train.py. Corrupt unless they are complete and in this program's format.
    [[nodiscard]] static Result<ClauseFinder> withWeights(const QByteArray &bytes);

    /// All 41 categories in order, for a text of any length and language. Cancelled when asked to stop.
    [[nodiscard]] Result<std::vector<CategoryFindings>> findClauses(QStringView text, const std::stop_token &stop = {}) const;
    /// Name of the weights: "clauses 1.1".
    [[nodiscard]] QString modelName() const;

private:
    explicit ClauseFinder(std::shared_ptr<const ClauseWeights> weights) : m_weights(std::move(weights)) {}
    std::shared_ptr<const ClauseWeights> m_weights;
};

} // namespace lectern::analysis
