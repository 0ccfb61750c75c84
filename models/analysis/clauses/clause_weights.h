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

/// How the scores of one category become an answer.
struct ClauseDecision {
    float findingThreshold = 0; ///< Log odds from which a segment or phrase counts.
    float presenceTop = 0;      ///< Log odds of presence = top * best score + sum * second score + bias.
    float presenceSum = 0;
    float presenceBias = 0;
    float presenceThreshold = 0;  ///< Probability from which the category is present.
    float confidenceScore = 0;    ///< Log odds that a finding is right, from its own score...
    float confidencePresence = 0; ///< ...from the log odds of presence...
    float confidenceBias = 0;     ///< ...and a constant.
};

/// What resources/clauses/train.py learnt.
///
/// Thread: any; immutable once read.
struct ClauseWeights {
    QString name;
    std::array<float, featureKindCount> kindScales{}; ///< What a feature of a kind is worth,
    std::array<float, featureKindCount> kindPowers{}; ///< divided by the count of its kind to this power.
    HashedModel segments;                             ///< 41 outputs: a category's own weights.
    HashedNetwork sharedSegments;                     ///< 41 outputs: what is learnt of all categories at once.
    float networkShare = 0;                           ///< 0..1: a segment's score is this share of the network's and the rest of the linear model's.
    HashedNetwork words;                              ///< 3 outputs: outside, begins, goes on. For Parties.
    HashedModel titles;                               ///< 1 output.
    HashedModel agreementDates;                       ///< 1 output.
    HashedModel effectiveDates;                       ///< 1 output.
    float goesOnClause = 0;                           ///< Log odds from which a part of a sentence joins its positive neighbour.
    float goesOnParagraph = 0;                        ///< The same across a paragraph's end amid a sentence.
    float outsideBias = 0;                            ///< Taken from the log odds of a word that is outside of names.
    std::array<ClauseDecision, clauseCategoryCount> decisions{};
};

/// Corrupt, with a clear reason, unless the bytes are whole, of this format, and made with this program's rules.
[[nodiscard]] Result<ClauseWeights> readClauseWeights(const QByteArray &bytes);

} // namespace lectern::analysis
