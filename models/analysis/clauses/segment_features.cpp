// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/clauses/segment_features.h"

#include <algorithm>

namespace lectern::analysis {
namespace {

constexpr qint32 titleWords = 60;
constexpr qint32 neighbourWords = 120;

int bucketOf(qint64 value)
{
    int bucket = 0;
    while (value > 1) {
        value /= 2;
        ++bucket;
    }
    return bucket;
}

} // namespace

class SegmentFeatures::Collector
{
public:
    explicit Collector(std::vector<Feature> &features) : m_features(features) {}
    void add(FeatureKind kind, quint32 a, quint32 b = 0) { m_features.push_back({mixedHash(quint32(kind) + 1, a, b), kind}); }

private:
    std::vector<Feature> &m_features;
};

SegmentFeatures::SegmentFeatures(const ContractTokens &text, const std::vector<ContractSegment> &segments, const std::stop_token &stop)
    : m_text(text)
    , m_segments(segments)
{
    m_rules.resize(segments.size());
    for (size_t i = 0; i < segments.size() && !m_wasStopped; ++i) {
        m_wasStopped = stop.stop_requested();
        m_rules[i] = ClauseRules::instance().matching(plainText(text, segments[i]));
    }
    for (qint32 i = 0; i < std::min(titleWords, qint32(text.words().size())); ++i) {
        if (text.words()[size_t(i)].is(ContractToken::Letters))
            m_title.push_back(text.words()[size_t(i)].stem);
    }
}

std::vector<Feature> SegmentFeatures::featuresOf(size_t segment) const
{
    std::vector<Feature> features;
    Collector into(features);
    collectWords(into, m_segments[segment]);
    collectRules(into, segment);
    if (segment > 0)
        collectNeighbour(into, segment - 1, FeatureKind::Before, FeatureKind::RuleBefore);
    if (segment + 1 < m_segments.size())
        collectNeighbour(into, segment + 1, FeatureKind::After, FeatureKind::RuleAfter);
    collectForm(into, segment);
    std::sort(features.begin(), features.end());
    features.erase(std::unique(features.begin(), features.end()), features.end());
    return features;
}

void SegmentFeatures::collectWords(Collector &into, const ContractSegment &segment) const
{
    quint32 last = 1;
    quint32 beforeLast = 0;
    for (qint32 i = segment.firstWord; i < segment.lastWord; ++i) {
        const ContractToken &word = m_text.words()[size_t(i)];
        if (word.is(ContractToken::Mark) && word.full != wordHash("$") && word.full != wordHash("%") && word.full != wordHash("\""))
            continue;
        into.add(FeatureKind::Word, word.stem);
        into.add(FeatureKind::Pair, last, word.stem);
        if (beforeLast != 0)
            into.add(FeatureKind::Gap, beforeLast, word.stem);
        beforeLast = last;
        last = word.stem;
    }
    into.add(FeatureKind::Pair, last, 2);
}

void SegmentFeatures::collectRules(Collector &into, size_t segment) const
{
    const ClauseRules &rules = ClauseRules::instance();
    const std::vector<quint16> &matched = m_rules[segment];
    for (size_t i = 0; i < matched.size(); ++i) {
        into.add(FeatureKind::Rule, rules.nameHash(matched[i]));
        for (size_t k = i + 1; k < matched.size(); ++k)
            into.add(FeatureKind::RulePair, rules.nameHash(matched[i]), rules.nameHash(matched[k]));
    }
}

void SegmentFeatures::collectNeighbour(Collector &into, size_t segment, FeatureKind words, FeatureKind rules) const
{
    const ContractSegment &neighbour = m_segments[segment];
    for (qint32 i = neighbour.firstWord; i < std::min(neighbour.lastWord, neighbour.firstWord + neighbourWords); ++i) {
        if (!m_text.words()[size_t(i)].is(ContractToken::Mark))
            into.add(words, m_text.words()[size_t(i)].stem);
    }
    for (quint16 rule : m_rules[segment])
        into.add(rules, ClauseRules::instance().nameHash(rule));
}

void SegmentFeatures::collectForm(Collector &into, size_t segment) const
{
    const ContractSegment &own = m_segments[segment];
    if (own.heading >= 0) {
        const ContractSegment &heading = m_segments[size_t(own.heading)];
        quint32 last = 1;
        for (qint32 i = heading.firstWord; i < heading.lastWord; ++i) {
            const ContractToken &word = m_text.words()[size_t(i)];
            if (!word.is(ContractToken::Letters))
                continue;
            into.add(FeatureKind::Heading, word.stem);
            into.add(FeatureKind::Heading, last, word.stem);
            last = word.stem;
        }
    }
    for (quint32 word : m_title)
        into.add(FeatureKind::Title, word);
    const auto total = qint64(m_text.characters().size());
    into.add(FeatureKind::Form, 1, quint32(total > 0 ? own.start * 10LL / total : 0));
    into.add(FeatureKind::Form, 2, quint32(bucketOf(own.start / 500)));
    into.add(FeatureKind::Form, 3, quint32(bucketOf((own.lastWord - own.firstWord) / 2)));
    into.add(FeatureKind::Form, 4, quint32(own.before));
    into.add(FeatureKind::Form, 5, own.isHeading ? 1U : 0U);
    into.add(FeatureKind::Form, 6, quint32(bucketOf(total / 2000)));
    into.add(FeatureKind::Form, 7, quint32(segment + 1 < m_segments.size() ? int(m_segments[segment + 1].before) : 9));
}

} // namespace lectern::analysis
