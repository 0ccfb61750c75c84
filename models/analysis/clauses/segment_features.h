// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/clauses/clause_rules.h"
#include "models/analysis/clauses/contract_segments.h"

#include <stop_token>
#include <vector>

namespace lectern::analysis {

/// Kind of a feature. The weights say how much each kind counts and how that falls with the number of such features.
enum class FeatureKind : quint8 {
    Word,
    Pair,
    Gap, ///< Two words with one word between them.
    Rule,
    RulePair,
    Before, ///< Words and pairs of the previous segment.
    After,
    RuleBefore,
    RuleAfter,
    Heading, ///< Words of the segment's heading.
    Title,   ///< Words of the document's first lines.
    Form,    ///< Position in the document, length, kind of break.
};
inline constexpr int featureKindCount = 12;

struct Feature {
    quint32 id = 0;
    FeatureKind kind = FeatureKind::Word;
    friend auto operator<=>(const Feature &, const Feature &) = default; // NOLINT(modernize-use-nullptr): a false one
};

/// The features of each segment, as the models get them. Defined only here: the training script gets its features from
/// the program `lectern-clause-features`, which uses this class.
///
/// Thread: any one at a time. Borrows: the text and its segments.
class SegmentFeatures
{
public:
    SegmentFeatures(const ContractTokens &text, const std::vector<ContractSegment> &segments, const std::stop_token &stop = {});

    /// Distinct, sorted by id, then by kind.
    [[nodiscard]] std::vector<Feature> featuresOf(size_t segment) const;
    /// Numbers of the rules that match a segment.
    [[nodiscard]] const std::vector<quint16> &rulesOf(size_t segment) const { return m_rules[segment]; }
    [[nodiscard]] bool wasStopped() const { return m_wasStopped; }

private:
    class Collector;
    void collectWords(Collector &into, const ContractSegment &segment) const;
    void collectRules(Collector &into, size_t segment) const;
    void collectNeighbour(Collector &into, size_t segment, FeatureKind words, FeatureKind rules) const;
    void collectForm(Collector &into, size_t segment) const;

    const ContractTokens &m_text;
    const std::vector<ContractSegment> &m_segments;
    std::vector<std::vector<quint16>> m_rules;
    std::vector<quint32> m_title;
    bool m_wasStopped = false;
};

/// A well distributed hash of several numbers; the same on every machine.
[[nodiscard]] constexpr quint32 mixedHash(quint32 a, quint32 b, quint32 c = 0)
{
    quint64 hash = (quint64(a) << 32 | b) * 0x9E3779B97F4A7C15ULL;
    hash ^= hash >> 29;
    hash = (hash + c) * 0xBF58476D1CE4E5B9ULL;
    hash ^= hash >> 32;
    return quint32(hash);
}

} // namespace lectern::analysis
