// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/clauses/clause_categories.h"
#include "models/analysis/clauses/hashed_models.h"
#include "models/analysis/clauses/segment_features.h"
#include "storage/api/result.h"

#include <QByteArray>
#include <QString>

#include <array>
#include <vector>

namespace lectern::analysis {

/// Parameters that turn the scores of one category into a result.
struct ClauseDecision {
    float findingThreshold = 0; ///< Log odds from which a segment or phrase is a finding.
    float presenceTop = 0;      ///< Log odds of presence = top * best score + sum * second score + bias.
    float presenceSum = 0;
    float presenceBias = 0;
    float presenceThreshold = 0;  ///< Probability from which the category is present.
    float confidenceScore = 0;    ///< Log odds that a finding is right: this factor times its own score ...
    float confidencePresence = 0; ///< ... plus this factor times the log odds of presence ...
    float confidenceBias = 0;     ///< ... plus this constant.
};

/// The parameters that resources/clauses/train.py has learnt.
///
/// Thread: any; immutable after reading.
struct ClauseWeights {
    QString name;
    std::array<float, featureKindCount> kindScales{}; ///< Value of a feature of a kind:
    std::array<float, featureKindCount> kindPowers{}; ///< scale / (number of features of the kind) ^ power.
    HashedModel segments;                             ///< 41 outputs: separate weights per category.
    HashedNetwork sharedSegments;                     ///< 41 outputs: shared weights for all categories.
    float networkShare = 0;                           ///< 0..1: share of the network in a segment's score; the rest is the linear model's.
    HashedNetwork words;                              ///< 3 outputs: outside, begins, goes on. For parties' names.
    HashedModel titles;                               ///< 1 output.
    HashedModel agreementDates;                       ///< 1 output.
    HashedModel effectiveDates;                       ///< 1 output.
    float goesOnClause = 0;                           ///< Log odds from which a part of a sentence is joined to its positive neighbour.
    float goesOnParagraph = 0;                        ///< The same for a sentence that continues after a paragraph's end.
    float outsideBias = 0;                            ///< Subtracted from the log odds that a word is outside of names.
    std::array<ClauseDecision, clauseCategoryCount> decisions{};
};

/// Corrupt, with a clear reason, unless the bytes are complete, in this format, and made with this program's rules.
[[nodiscard]] Result<ClauseWeights> readClauseWeights(const QByteArray &bytes);

} // namespace lectern::analysis
