// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/clauses/clause_categories.h"
#include "models/analysis/risks/risk_evaluation.h"
#include "models/analysis/text/evidence.h"

namespace lectern::analysis {

/// Makes an analysis of what an engine found: the part that is the same for every engine. No finding comes in without
/// evidence that is true of the text.
///
/// Thread: any one. Borrows the text.
class AnalysisBuilder
{
public:
    explicit AnalysisBuilder(const AnalysedText &text) : m_text(text) {}

    /// Takes words by their place. One that is outside the text is refused and counted.
    void add(ClauseCategory category, const TextRange &range, double confidence);
    /// Takes words that somebody claims to have read. What does not stand in the text is refused and counted.
    void addClaim(ClauseCategory category, const QString &claimedQuote, double confidence, std::optional<qint64> near);
    /// How sure the engine is that the document has such a clause; without a word of it, the surest finding decides.
    void setConfidence(ClauseCategory category, double confidence);
    void refuse(int count) { m_refused += count; }

    /// Findings in the order of the text, of overlapping ones of a category the surest; all 41 categories; facts, risks,
    /// recommendations and the summary. Engine, model, status and times are the caller's to fill.
    [[nodiscard]] Analysis finish(const RiskRules &rules, Coverage coverage, std::stop_token stop) &&;

private:
    void take(ClauseCategory category, Result<Evidence> evidence, double confidence);
    void keepTheSurest();
    void fillCategories(Analysis &analysis) const;

    const AnalysedText &m_text;
    std::vector<Finding> m_findings;
    std::array<std::optional<double>, clauseCategoryCount> m_confidence;
    int m_refused = 0;
};

} // namespace lectern::analysis
