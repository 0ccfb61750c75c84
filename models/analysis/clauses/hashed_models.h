// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <vector>

namespace lectern::analysis {

/// A linear model with several outputs over hashed features, each weight one byte.
struct HashedModel {
    std::vector<quint32> ids;    ///< Of the features, ascending.
    std::vector<quint32> rows;   ///< Where a feature's weights begin; one more entry ends the last.
    std::vector<quint8> outputs; ///< Which output a weight is for.
    std::vector<qint8> weights;
    std::vector<float> scales; ///< One per output: what a weight's unit is worth.
    std::vector<float> biases; ///< One per output.

    [[nodiscard]] size_t outputCount() const { return biases.size(); }
    /// Rows that follow each other and end with the weights, features in order, outputs that exist.
    [[nodiscard]] bool isConsistent() const;
    /// Adds `value` times a feature's weights to `sums`, which are not scaled yet.
    void add(quint32 feature, float value, std::vector<float> &sums) const;
    /// From sums to scores: log odds.
    void finish(std::vector<float> &sums) const;
};

/// A network with one hidden layer over hashed features: what all outputs share is learnt once, in its hidden units. A unit is
/// worth what it is over zero, nothing below (ReLU). Each weight of a feature is one byte.
struct HashedNetwork {
    std::vector<quint32> ids;         ///< Of the features, ascending.
    std::vector<qint8> weights;       ///< A row of hidden units per feature.
    std::vector<float> scales;        ///< One per hidden unit: what a weight's unit is worth.
    std::vector<float> hiddenBiases;  ///< One per hidden unit.
    std::vector<float> outputWeights; ///< A row of outputs per hidden unit.
    std::vector<float> outputBiases;  ///< One per output.

    [[nodiscard]] size_t hiddenCount() const { return hiddenBiases.size(); }
    [[nodiscard]] size_t outputCount() const { return outputBiases.size(); }
    /// Features in order; every table as long as its two sides say.
    [[nodiscard]] bool isConsistent() const;
    /// Adds `value` times a feature's weights to `hidden`, which is not scaled yet.
    void add(quint32 feature, float value, std::vector<float> &hidden) const;
    /// From sums of the hidden units to scores: log odds.
    void finish(const std::vector<float> &hidden, std::vector<float> &scores) const;
};

} // namespace lectern::analysis
