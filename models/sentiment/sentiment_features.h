// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sentiment/opinions.h"

#include <QStringView>

#include <vector>

namespace lectern::sentiment {

/// The linear model's input for a review. The same code is used for training and scoring.
struct SentimentFeatures {
    /// Indices of signals common to all languages: how many good and bad words, where, how strong. Ascending by group.
    std::vector<quint16> signals;
    /// Hashes of words, pairs of words and beginnings of words; sorted, distinct.
    std::vector<quint64> words;
    double languageShare = 0; ///< Share of words that belong to `language`, 0-1.
    int language = 0;         ///< Index in OpinionLexicon::languages(); 0: unknown.
    int wordCount = 0;
    int opinionCount = 0; ///< Number of opinions and ratings found.
    int singleCount = 0;  ///< Number of single words in `words`; isSingle() identifies them.

    /// The lowest bit of a hash distinguishes single words from pairs and beginnings.
    [[nodiscard]] static bool isSingle(quint64 hash) { return (hash & 1) != 0; }
};

/// All signal indices are lower.
inline constexpr int signalCount = 320;

/// Thread: any; a pure function.
[[nodiscard]] SentimentFeatures featuresOf(QStringView title, QStringView text, QStringView language, const OpinionLexicon &lexicon);

} // namespace lectern::sentiment
