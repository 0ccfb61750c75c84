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

/// Words of a contract that belong to a category.
struct ClauseFinding {
    TextRange range;       ///< Of the text that was given; never empty.
    double confidence = 0; ///< 0..1; 0.8 means that four in five such findings are right.
};

/// What was found of one category.
struct CategoryFindings {
    ClauseCategory category = ClauseCategory::DocumentName;
    bool isPresent = false;
    double confidence = 0;               ///< 0..1, that the contract has such a clause at all, found present or not.
    std::vector<ClauseFinding> findings; ///< In the order of the text; none unless isPresent, one at least if it is.
};

struct ClauseWeights;

/// Finds the 41 categories of clauses in the text of a contract: segments, words in them, linear models and a network.
/// The same text gives the same answer every time.
///
/// Thread: any; immutable.
class ClauseFinder
{
public:
    /// With the weights that are compiled in; loaded at the first call, once. Corrupt if the build's resource is broken.
    [[nodiscard]] static Result<ClauseFinder> builtin();
    /// With weights made by resources/clauses/train.py. Corrupt unless they are whole and of this program's format.
    [[nodiscard]] static Result<ClauseFinder> withWeights(const QByteArray &bytes);

    /// All 41 categories in their order. Cancelled when asked to stop. Any text is fine, of any length and language.
    [[nodiscard]] Result<std::vector<CategoryFindings>> findClauses(QStringView text, const std::stop_token &stop = {}) const;
    /// Names the weights: "clauses 1.1".
    [[nodiscard]] QString modelName() const;

private:
    explicit ClauseFinder(std::shared_ptr<const ClauseWeights> weights) : m_weights(std::move(weights)) {}
    std::shared_ptr<const ClauseWeights> m_weights;
};

} // namespace lectern::analysis
