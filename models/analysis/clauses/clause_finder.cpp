// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/clauses/clause_finder.h"

#include "models/analysis/clauses/clause_decoder.h"

#include <QFile>

#include <algorithm>
#include <cmath>

namespace lectern::analysis {
namespace {

constexpr float noScore = -20; ///< Log odds if there is nothing at all.

double probability(double logOdds) { return 1.0 / (1.0 + std::exp(-logOdds)); }

/// Scores of a category in one text.
struct CategoryEvidence {
    std::vector<ScoredSpan> spans;
    float top = noScore; ///< Of the best span or segment.
    float sum = noScore; ///< For segments: log of the sum of all probabilities. For the effective date: best score of the sentences.
};

/// The text in every form that the models need.
class ReadContract
{
public:
    ReadContract(QStringView text, const ClauseWeights &weights, const std::stop_token &stop)
        : m_weights(weights)
        , m_words(text)
        , m_segments(segmentsOf(m_words, stop))
        , m_phrases(phrasesOf(m_words, m_segments))
        , m_scores(scoreSegments(m_words, m_segments, weights, stop))
    {
    }

    [[nodiscard]] CategoryEvidence evidenceFor(ClauseCategory category) const
    {
        switch (category) {
        case ClauseCategory::DocumentName: return ofPhrase(findPhrase(m_words, m_phrases, ContractPhrase::Kind::Title, m_weights.titles));
        case ClauseCategory::Parties: return ofPhrase(findParties(m_words, m_segments, m_weights));
        case ClauseCategory::AgreementDate: return ofPhrase(findPhrase(m_words, m_phrases, ContractPhrase::Kind::Date, m_weights.agreementDates));
        case ClauseCategory::EffectiveDate: return ofEffectiveDate();
        default: return ofSegments(category);
        }
    }

private:
    [[nodiscard]] static CategoryEvidence ofPhrase(std::vector<ScoredSpan> spans)
    {
        CategoryEvidence evidence;
        for (const ScoredSpan &span : spans)
            evidence.top = std::max(evidence.top, span.score);
        evidence.spans = std::move(spans);
        return evidence;
    }

    [[nodiscard]] CategoryEvidence ofSegments(ClauseCategory category) const
    {
        CategoryEvidence evidence;
        double sum = 0;
        for (const auto &scores : m_scores) {
            evidence.top = std::max(evidence.top, scores[size_t(category)]);
            sum += probability(scores[size_t(category)]);
        }
        if (!m_scores.empty()) {
            evidence.sum = float(std::log(sum + 1e-3));
            evidence.spans = spansOfSegments(m_words, m_segments, m_scores, m_weights, category);
        }
        return evidence;
    }

    /// A date near "effective", or a sentence that says when the contract begins.
    [[nodiscard]] CategoryEvidence ofEffectiveDate() const
    {
        CategoryEvidence evidence = ofPhrase(findPhrase(m_words, m_phrases, ContractPhrase::Kind::Date, m_weights.effectiveDates));
        const CategoryEvidence sentences = ofSegments(ClauseCategory::EffectiveDate);
        std::vector<ScoredSpan> all = std::move(evidence.spans);
        all.insert(all.end(), sentences.spans.begin(), sentences.spans.end());
        const auto byScore = [](const ScoredSpan &a, const ScoredSpan &b) { return a.score < b.score; };
        const auto best = std::max_element(all.begin(), all.end(), byScore);
        const float threshold = m_weights.decisions[size_t(ClauseCategory::EffectiveDate)].findingThreshold;
        evidence.sum = sentences.top;
        evidence.spans.clear();
        for (auto span = all.begin(); span != all.end(); ++span) {
            if (span->score >= threshold || (best->score < threshold && span == best))
                evidence.spans.push_back(*span);
        }
        std::sort(evidence.spans.begin(), evidence.spans.end(),
                  [](const ScoredSpan &a, const ScoredSpan &b) { return a.range.start < b.range.start; });
        return evidence;
    }

    const ClauseWeights &m_weights;
    ContractTokens m_words;
    std::vector<ContractSegment> m_segments;
    std::vector<ContractPhrase> m_phrases;
    SegmentScores m_scores;
};

CategoryFindings decided(ClauseCategory category, const CategoryEvidence &evidence, const ClauseDecision &by)
{
    CategoryFindings found{category, false, 0, {}};
    if (evidence.spans.empty())
        return found;
    const double logOdds = double(by.presenceTop) * evidence.top + double(by.presenceSum) * evidence.sum + by.presenceBias;
    found.confidence = probability(logOdds);
    found.isPresent = found.confidence >= double(by.presenceThreshold);
    if (!found.isPresent)
        return found;
    for (const ScoredSpan &span : evidence.spans) {
        const double right = double(by.confidenceScore) * span.score + double(by.confidencePresence) * logOdds + by.confidenceBias;
        found.findings.push_back({span.range, probability(right)});
    }
    return found;
}

} // namespace

Result<ClauseFinder> ClauseFinder::builtin()
{
    static const Result<ClauseFinder> finder = []() -> Result<ClauseFinder> {
        QFile file(QStringLiteral(":/clauses/weights.bin"));
        if (!file.open(QIODevice::ReadOnly))
            return failure(ErrorCode::Corrupt, FaultyPart::Lectern, QStringLiteral("The clause weights are not compiled in."));
        return withWeights(file.readAll());
    }();
    return finder;
}

Result<ClauseFinder> ClauseFinder::withWeights(const QByteArray &bytes)
{
    Result<ClauseWeights> weights = readClauseWeights(bytes);
    if (!weights)
        return failureOf(weights);
    return ClauseFinder(std::make_shared<const ClauseWeights>(*std::move(weights)));
}

Result<std::vector<CategoryFindings>> ClauseFinder::findClauses(QStringView text, const std::stop_token &stop) const
{
    const ReadContract contract(text, *m_weights, stop);
    std::vector<CategoryFindings> all;
    for (ClauseCategory category : allClauseCategories()) {
        if (stop.stop_requested())
            return failure(ErrorCode::Cancelled, FaultyPart::Lectern, QStringLiteral("The reading of clauses was cancelled."));
        all.push_back(decided(category, contract.evidenceFor(category), m_weights->decisions[size_t(category)]));
    }
    return all;
}

QString ClauseFinder::modelName() const { return m_weights->name; }

} // namespace lectern::analysis
