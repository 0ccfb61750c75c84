// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QStringView>

#include <vector>

namespace lectern::analysis {

/// Number of buckets into which words and pairs of words are hashed.
inline constexpr int termBucketCount = 1 << 15;

/// The words of a text as used for similarity: letters and digits in lower case, without accents; "agree-\nment" is
/// one word.
[[nodiscard]] QStringList comparableWords(QStringView text);

/// A text as a bag of words and pairs of neighbouring words.
struct TermVector {
    struct Entry {
        quint16 bucket = 0;
        quint16 weight = 0; ///< 1 + ln(frequency), in units of 1/4096; without the term's rarity, which changes with the set of documents.
    };
    std::vector<Entry> entries; ///< Ascending by bucket.
};
[[nodiscard]] TermVector termVector(const QStringList &words);
/// The bucket of a word, or of two words with a space between.
[[nodiscard]] quint16 bucketOf(QStringView term);

/// Hashes of sequences of eight words, on average every fourth hash, sorted and without repetitions. The share of one text that is
/// contained in another is the share of its hashes that the other has.
[[nodiscard]] std::vector<quint64> shingles(const QStringList &words);

} // namespace lectern::analysis
