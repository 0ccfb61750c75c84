// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sentiment/opinions.h"

#include <QStringView>

#include <vector>

namespace lectern::sentiment {

/// A review as the linear model sees it. Made by the same code for training and for scoring, so that both see the same.
struct SentimentFeatures {
    /// Indexes of signals that every language has: how many good and bad words, where, how strong. Ascending by group.
    std::vector<quint16> signals;
    /// Hashes of words, pairs of words and beginnings of words; sorted, each once.
    std::vector<quint64> words;
    double languageShare = 0; ///< Share of the words that speak for `language`, 0-1.
    int language = 0;         ///< Index into OpinionLexicon::languages(); 0: cannot tell.
    int wordCount = 0;
    int opinionCount = 0; ///< Opinions and ratings found.
    int singleCount = 0;  ///< Of `words`, how many are single words: `isSingle` tells which.

    /// The lowest bit of a word's hash tells a single word from pairs and beginnings.
    [[nodiscard]] static bool isSingle(quint64 hash) { return (hash & 1) != 0; }
};

/// Signal indexes are below this.
inline constexpr int signalCount = 320;

/// Thread: any; a pure function.
[[nodiscard]] SentimentFeatures featuresOf(QStringView title, QStringView text, QStringView language, const OpinionLexicon &lexicon);

} // namespace lectern::sentiment
