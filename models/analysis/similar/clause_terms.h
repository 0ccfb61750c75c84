// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QStringView>

#include <vector>

namespace lectern::analysis {

/// Buckets that words and pairs of words are hashed into.
inline constexpr int termBucketCount = 1 << 15;

/// The words of a text as similarity counts them: letters and digits, in small letters, without accents; "agree-\nment" is
/// one word.
[[nodiscard]] QStringList comparableWords(QStringView text);

/// A text as a bag of words and pairs of neighbouring words.
struct TermVector {
    struct Entry {
        quint16 bucket = 0;
        quint16 weight = 0; ///< 1 + ln(how often), in 1/4096; without the rarity of the term, which changes as texts come and go.
    };
    std::vector<Entry> entries; ///< Ascending by bucket.
};
[[nodiscard]] TermVector termVector(const QStringList &words);
/// The bucket of a word, or of two words with a space between.
[[nodiscard]] quint16 bucketOf(QStringView term);

/// Hashes of runs of eight words, every fourth hash on the average, sorted and each once: how much of one text stands in
/// another is the share of its hashes that the other has.
[[nodiscard]] std::vector<quint64> shingles(const QStringList &words);

} // namespace lectern::analysis
