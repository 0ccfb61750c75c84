// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <vector>

namespace lectern::analysis {

/// A linear model with several outputs over hashed features. One byte per weight.
struct HashedModel {
    std::vector<quint32> ids;    ///< Hashes of features, ascending.
    std::vector<quint32> rows;   ///< Index of each feature's first weight; one more entry ends the last row.
    std::vector<quint8> outputs; ///< The output of each weight.
    std::vector<qint8> weights;
    std::vector<float> scales; ///< Per output: factor for its weights.
    std::vector<float> biases; ///< Per output.

    [[nodiscard]] size_t outputCount() const { return biases.size(); }
    /// Checks that rows are contiguous and cover all weights, features are in order, and outputs exist.
    [[nodiscard]] bool isConsistent() const;
    /// Adds `value` times a feature's weights to `sums`, which finish() scales.
    void add(quint32 feature, float value, std::vector<float> &sums) const;
    /// Turns sums into scores: log odds.
    void finish(std::vector<float> &sums) const;
};

/// A network with one hidden layer (ReLU) over hashed features; its hidden units learn what all outputs share.
/// One byte per feature weight.
struct HashedNetwork {
    std::vector<quint32> ids;         ///< Hashes of features, ascending.
    std::vector<qint8> weights;       ///< One row of hidden units per feature.
    std::vector<float> scales;        ///< Per hidden unit: factor for its weights.
    std::vector<float> hiddenBiases;  ///< Per hidden unit.
    std::vector<float> outputWeights; ///< One row of outputs per hidden unit.
    std::vector<float> outputBiases;  ///< Per output.

    [[nodiscard]] size_t hiddenCount() const { return hiddenBiases.size(); }
    [[nodiscard]] size_t outputCount() const { return outputBiases.size(); }
    /// Checks that features are in order and every table has the size that follows from its dimensions.
    [[nodiscard]] bool isConsistent() const;
    /// Adds `value` times a feature's weights to `hidden`, which finish() scales.
    void add(quint32 feature, float value, std::vector<float> &hidden) const;
    /// Turns the hidden units' sums into scores: log odds.
    void finish(const std::vector<float> &hidden, std::vector<float> &scores) const;
};

} // namespace lectern::analysis
