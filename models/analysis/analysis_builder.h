// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/clauses/clause_categories.h"
#include "models/analysis/risks/risk_evaluation.h"
#include "models/analysis/text/evidence.h"

namespace lectern::analysis {

/// Builds an analysis from what an engine found; the same for every engine. Accepts no finding whose evidence is not
/// in the text.
///
/// Thread: any one. Borrows the text.
class AnalysisBuilder
{
public:
    explicit AnalysisBuilder(const AnalysedText &text) : m_text(text) {}

    /// Adds a finding by its range. A range outside the text is refused and counted.
    void add(ClauseCategory category, const TextRange &range, double confidence);
    /// Adds a finding by a quote that somebody claims to have read. A quote that is not in the text is refused and counted.
    void addClaim(ClauseCategory category, const QString &claimedQuote, double confidence, std::optional<qint64> near);
    /// Sets the confidence that the document has such a clause; without a call, it is the most confident finding's.
    void setConfidence(ClauseCategory category, double confidence);
    void refuse(int count) { m_refused += count; }

    /// Returns findings in text order (of overlapping ones of a category the most confident), all 41 categories, facts, risks,
    /// recommendations and the summary. Engine, model, status and times are left to the caller.
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
