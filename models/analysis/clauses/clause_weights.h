// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/clause_categories.h"
#include "models/analysis/clauses/segment_features.h"
#include "storage/api/result.h"

#include <QByteArray>
#include <QString>

#include <array>
#include <vector>

namespace lectern {

/// A linear model with several outputs over hashed features, each weight one byte.
struct HashedModel {
    std::vector<quint32> ids;      ///< Of the features, ascending.
    std::vector<quint32> rows;     ///< Where a feature's weights begin; one more entry ends the last.
    std::vector<quint8> outputs;   ///< Which output a weight is for.
    std::vector<qint8> weights;
    std::vector<float> scales;     ///< One per output: what a weight's unit is worth.
    std::vector<float> biases;     ///< One per output.

    [[nodiscard]] size_t outputCount() const { return biases.size(); }
    /// Adds `value` times a feature's weights to `sums`, which are not scaled yet.
    void add(quint32 feature, float value, std::vector<float> &sums) const;
    /// From sums to scores: log odds.
    void finish(std::vector<float> &sums) const;
};

/// How the scores of one category become an answer.
struct ClauseDecision {
    float findingThreshold = 0;   ///< Log odds from which a segment or phrase counts.
    float presenceTop = 0;        ///< Log odds of presence = top * best score + sum * second score + bias.
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
    HashedModel segments;       ///< 41 outputs.
    HashedModel words;          ///< 3 outputs: outside, begins, goes on. For Parties.
    HashedModel titles;         ///< 1 output.
    HashedModel agreementDates; ///< 1 output.
    HashedModel effectiveDates; ///< 1 output.
    float goesOnClause = 0;     ///< Log odds from which a part of a sentence joins its positive neighbour.
    float goesOnParagraph = 0;  ///< The same across a paragraph's end amid a sentence.
    float outsideBias = 0;      ///< Taken from the log odds of a word that is outside of names.
    std::array<ClauseDecision, clauseCategoryCount> decisions{};
};

/// Corrupt, with a clear reason, unless the bytes are whole, of this format, and made with this program's rules.
[[nodiscard]] Result<ClauseWeights> readClauseWeights(const QByteArray &bytes);

} // namespace lectern
