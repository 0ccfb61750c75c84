// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/analysis_builder.h"

#include "models/analysis/summary_facts.h"
#include "models/analysis/text/contract_words.h"

#include <algorithm>
#include <cmath>

namespace lectern::analysis {

namespace {

double clamped(double confidence) { return std::isfinite(confidence) ? std::clamp(confidence, 0.0, 1.0) : 0.0; }

} // namespace

void AnalysisBuilder::take(ClauseCategory category, Result<Evidence> evidence, double confidence)
{
    if (!evidence) {
        ++m_refused;
        return;
    }
    Finding finding;
    finding.category = clauseCategoryName(category);
    finding.confidence = clamped(confidence);
    finding.evidence = std::move(*evidence);
    m_findings.push_back(std::move(finding));
}

void AnalysisBuilder::add(ClauseCategory category, const TextRange &range, double confidence)
{
    take(category, quoteEvidence(m_text, range), confidence);
}

void AnalysisBuilder::addClaim(ClauseCategory category, const QString &claimedQuote, double confidence, std::optional<qint64> near)
{
    take(category, findEvidence(m_text, claimedQuote, near), confidence);
}

void AnalysisBuilder::setConfidence(ClauseCategory category, double confidence) { m_confidence[size_t(category)] = clamped(confidence); }

/// Of overlapping findings of a category keeps the one with the highest confidence; overlapping text pieces find words twice.
void AnalysisBuilder::keepTheSurest()
{
    std::stable_sort(m_findings.begin(), m_findings.end(), [](const Finding &a, const Finding &b) { return a.confidence > b.confidence; });
    std::vector<Finding> kept;
    for (Finding &finding : m_findings) {
        const auto covers = [&](const Finding &other) {
            return other.category == finding.category && other.evidence.range.overlaps(finding.evidence.range);
        };
        if (std::none_of(kept.begin(), kept.end(), covers))
            kept.push_back(std::move(finding));
    }
    m_findings = std::move(kept);
    std::stable_sort(m_findings.begin(), m_findings.end(),
                     [](const Finding &a, const Finding &b) { return a.evidence.range.start < b.evidence.range.start; });
    for (size_t i = 0; i < m_findings.size(); ++i)
        m_findings[i].number = int(i);
}

void AnalysisBuilder::fillCategories(Analysis &analysis) const
{
    for (const ClauseCategory category : allClauseCategories()) {
        CategoryResult result;
        result.category = clauseCategoryName(category);
        double surest = 0;
        for (const Finding &finding : analysis.findings) {
            if (finding.category == result.category) {
                result.findings.push_back(finding.number);
                surest = std::max(surest, finding.confidence);
            }
        }
        result.isPresent = !result.findings.empty();
        result.confidence = m_confidence[size_t(category)].value_or(surest);
        analysis.categories.push_back(std::move(result));
    }
}

Analysis AnalysisBuilder::finish(const RiskRules &rules, Coverage coverage, std::stop_token stop) &&
{
    Analysis analysis;
    analysis.textHash = m_text.hash();
    keepTheSurest();
    analysis.findings = std::move(m_findings);
    analysis.refusedQuotes = m_refused;
    fillCategories(analysis);
    analysis.facts = summaryFacts(m_text, analysis.findings);
    const bool isContract = contractWordsIn(m_text.text()).looksLikeContract();
    if (!isContract) // missing clauses mean nothing in a text that is no contract
        std::erase_if(analysis.categories, [](const CategoryResult &category) { return !category.isPresent; });
    applyRiskRules(rules, m_text, isContract ? coverage : Coverage::Partial, analysis, stop);
    analysis.summary = summaryOf(analysis, isContract);
    return analysis;
}

} // namespace lectern::analysis
