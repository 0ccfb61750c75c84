// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/clauses/clause_decoder.h"

#include "models/analysis/clauses/word_features.h"

#include <QChar>

#include <algorithm>
#include <cmath>
#include <optional>

namespace lectern::analysis {
namespace {

/// Minimum score for a segment to be joined to the previous one; nothing: they stay separate.
std::optional<float> joiningThreshold(const ContractTokens &text, const std::vector<ContractSegment> &segments, size_t segment,
                                      const ClauseWeights &weights)
{
    const ContractSegment &own = segments[segment];
    if (own.before == ContractSegment::Break::Clause)
        return weights.goesOnClause;
    if (own.before == ContractSegment::Break::Sentence)
        return std::nullopt;
    constexpr std::u32string_view ends = U".?!\"\u201d)";
    const char32_t last = text.characters()[size_t(segments[segment - 1].end - 1)];
    const bool isEnd = ends.find(last) != std::u32string_view::npos && !QChar::isLower(text.characters()[size_t(own.start)]);
    return isEnd ? std::nullopt : std::optional(weights.goesOnParagraph);
}

/// Labels of the words of the opening: outside of names, first word of a name, further word of a name.
enum Label { Outside, Begins, GoesOn };
using LabelScores = std::array<float, 3>;

float logOfProbability(float logOdds) { return -std::log1p(std::exp(-logOdds)); }

LabelScores scoreWord(const WordFeatures &features, qint32 word, const ClauseWeights &weights)
{
    std::vector<float> hidden(weights.words.hiddenCount(), 0.0F);
    for (quint32 feature : features.featuresOf(word))
        weights.words.add(feature, 1.0F, hidden);
    std::vector<float> scores;
    weights.words.finish(hidden, scores);
    return {logOfProbability(scores[Outside]) - weights.outsideBias, logOfProbability(scores[Begins]), logOfProbability(scores[GoesOn])};
}

/// The most likely sequence of labels in which GoesOn only follows Begins or GoesOn (Viterbi).
std::vector<Label> likeliestLabels(const std::vector<LabelScores> &words)
{
    constexpr float never = -1e9F;
    std::vector<LabelScores> best(words);
    std::vector<std::array<Label, 3>> from(words.size());
    for (size_t i = 0; i < words.size(); ++i) {
        if (i == 0) {
            best[0][GoesOn] = never;
            continue;
        }
        const auto any = Label(std::max_element(best[i - 1].begin(), best[i - 1].end()) - best[i - 1].begin());
        const Label begun = best[i - 1][Begins] > best[i - 1][GoesOn] ? Begins : GoesOn;
        from[i] = {any, any, begun};
        for (size_t label = 0; label < 3; ++label)
            best[i][label] += best[i - 1][from[i][label]];
    }
    std::vector<Label> labels(words.size(), Outside);
    if (words.empty())
        return labels;
    labels.back() = Label(std::max_element(best.back().begin(), best.back().end()) - best.back().begin());
    for (size_t i = words.size() - 1; i > 0; --i)
        labels[i - 1] = from[i][labels[i]];
    return labels;
}

/// Index of a name's last word, without trailing commas, colons or opening quotes and brackets.
size_t lastOfName(const ContractTokens &text, size_t first, size_t last)
{
    constexpr std::u32string_view marks = U"(\"\u201c,;:[";
    while (last > first && marks.find(text.characters()[size_t(text.words()[last].start)]) != std::u32string_view::npos)
        --last;
    return last;
}

/// The weighted mean of the linear model and the network. Reuses its buffers from segment to segment.
class SegmentScorer
{
public:
    explicit SegmentScorer(const ClauseWeights &weights)
        : m_weights(weights)
        , m_own(clauseCategoryCount)
        , m_shared(clauseCategoryCount)
        , m_hidden(weights.sharedSegments.hiddenCount())
    {
    }

    SegmentScores::value_type scoresOf(const std::vector<Feature> &features)
    {
        const auto values = valuesOf(features);
        std::fill(m_own.begin(), m_own.end(), 0.0F);
        std::fill(m_hidden.begin(), m_hidden.end(), 0.0F);
        for (const Feature &feature : features) {
            m_weights.segments.add(feature.id, values[size_t(feature.kind)], m_own);
            m_weights.sharedSegments.add(feature.id, values[size_t(feature.kind)], m_hidden);
        }
        m_weights.segments.finish(m_own);
        m_weights.sharedSegments.finish(m_hidden, m_shared);
        SegmentScores::value_type scores{};
        for (size_t i = 0; i < scores.size(); ++i)
            scores[i] = (1 - m_weights.networkShare) * m_own[i] + m_weights.networkShare * m_shared[i];
        return scores;
    }

private:
    /// Value of a feature of each kind in a segment; the more features of the kind, the smaller.
    [[nodiscard]] std::array<float, featureKindCount> valuesOf(const std::vector<Feature> &features) const
    {
        std::array<float, featureKindCount> values{};
        for (const Feature &feature : features)
            values[size_t(feature.kind)] += 1.0F;
        for (size_t kind = 0; kind < values.size(); ++kind)
            values[kind] = m_weights.kindScales[kind] / std::pow(std::max(values[kind], 1.0F), m_weights.kindPowers[kind]);
        return values;
    }

    const ClauseWeights &m_weights;
    std::vector<float> m_own;
    std::vector<float> m_shared;
    std::vector<float> m_hidden;
};

} // namespace

SegmentScores scoreSegments(const ContractTokens &text, const std::vector<ContractSegment> &segments, const ClauseWeights &weights,
                            const std::stop_token &stop)
{
    SegmentScores scores(segments.size());
    const SegmentFeatures features(text, segments, stop);
    SegmentScorer scorer(weights);
    for (size_t i = 0; i < segments.size() && !stop.stop_requested(); ++i)
        scores[i] = scorer.scoresOf(features.featuresOf(i));
    return scores;
}

std::vector<ScoredSpan> spansOfSegments(const ContractTokens &text, const std::vector<ContractSegment> &segments, const SegmentScores &scores,
                                        const ClauseWeights &weights, ClauseCategory category)
{
    const auto scoreOf = [&scores, category](size_t segment) { return scores[segment][size_t(category)]; };
    std::vector<std::optional<float>> joins(segments.size());
    float best = -1e9F;
    for (size_t i = 0; i < segments.size(); ++i) {
        joins[i] = i > 0 ? joiningThreshold(text, segments, i, weights) : std::nullopt;
        best = std::max(best, scoreOf(i));
    }
    const float threshold = std::min(weights.decisions[size_t(category)].findingThreshold, best);
    std::vector<bool> isIn(segments.size());
    for (size_t i = 0; i < segments.size(); ++i)
        isIn[i] = scoreOf(i) >= threshold || (i > 0 && isIn[i - 1] && joins[i] && scoreOf(i) >= *joins[i]);
    for (size_t i = segments.size(); i-- > 1;)
        isIn[i - 1] = isIn[i - 1] || (isIn[i] && joins[i] && scoreOf(i - 1) >= *joins[i]);

    std::vector<ScoredSpan> spans;
    for (size_t i = 0; i < segments.size(); ++i) {
        if (!isIn[i])
            continue;
        if (i > 0 && isIn[i - 1] && joins[i]) {
            spans.back().range.end = segments[i].end;
            spans.back().score = std::max(spans.back().score, scoreOf(i));
        } else {
            spans.push_back({{segments[i].start, segments[i].end}, scoreOf(i)});
        }
    }
    return spans;
}

std::vector<ScoredSpan> findParties(const ContractTokens &text, const std::vector<ContractSegment> &segments, const ClauseWeights &weights)
{
    const WordFeatures features(text, segments);
    std::vector<LabelScores> words;
    words.reserve(size_t(features.count()));
    for (qint32 i = 0; i < features.count(); ++i)
        words.push_back(scoreWord(features, i, weights));
    const std::vector<Label> labels = likeliestLabels(words);
    std::vector<ScoredSpan> parties;
    for (size_t i = 0; i < labels.size(); ++i) {
        if (labels[i] != Begins)
            continue;
        size_t last = i;
        float score = words[i][Begins] - words[i][Outside];
        while (last + 1 < labels.size() && labels[last + 1] == GoesOn) {
            ++last;
            score += words[last][GoesOn] - words[last][Outside];
        }
        const qint32 start = text.words()[i].start;
        const qint32 end = text.words()[lastOfName(text, i, last)].end;
        const std::u32string name = text.characters().substr(size_t(start), size_t(end - start));
        const auto first = name.size() > 1 ? qint64(text.characters().find(name)) : start;
        const TextRange range{first, first + qint64(name.size())};
        const auto same = std::find_if(parties.begin(), parties.end(), [&range](const ScoredSpan &other) { return other.range == range; });
        if (same == parties.end())
            parties.push_back({range, score / float(last - i + 1)});
    }
    std::sort(parties.begin(), parties.end(),
              [](const ScoredSpan &a, const ScoredSpan &b) { return std::pair(a.range.start, a.range.end) < std::pair(b.range.start, b.range.end); });
    return parties;
}

std::vector<ScoredSpan> findPhrase(const ContractTokens &text, const std::vector<ContractPhrase> &phrases, ContractPhrase::Kind kind,
                                   const HashedModel &model)
{
    std::vector<ScoredSpan> best;
    std::vector<float> sums(1);
    for (const ContractPhrase &phrase : phrases) {
        if (phrase.kind != kind)
            continue;
        sums[0] = 0;
        for (quint32 feature : phrase.features)
            model.add(feature, 1.0F, sums);
        model.finish(sums);
        if (best.empty() || sums[0] > best.front().score)
            best = {{{text.words()[size_t(phrase.firstWord)].start, text.words()[size_t(phrase.lastWord - 1)].end}, sums[0]}};
    }
    if (!best.empty() && kind == ContractPhrase::Kind::Title) { // A title is reported where its words first occur.
        TextRange &range = best.front().range;
        const auto first = qint64(text.characters().find(text.characters().substr(size_t(range.start), size_t(range.length()))));
        range = {first, first + range.length()};
    }
    return best;
}

} // namespace lectern::analysis
