// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/text/proof.h"

#include "models/analysis/text/evidence.h"

#include <QSet>

namespace lectern::analysis {

namespace {

void forget(std::vector<int> &numbers, const QSet<int> &dropped)
{
    std::erase_if(numbers, [&](int number) { return dropped.contains(number); });
}

} // namespace

Analysis proven(Analysis analysis, const std::vector<DocumentPage> &pages)
{
    const AnalysedText text(pages);
    QSet<int> dropped;
    std::erase_if(analysis.findings, [&](const Finding &finding) {
        if (isTrue(finding.evidence, text))
            return false;
        dropped.insert(finding.number);
        return true;
    });
    const auto lies = std::erase_if(analysis.facts, [&](const SummaryFact &fact) { return !isTrue(fact.evidence, text); });
    for (LostVerdict &lost : analysis.lostVerdicts) {
        if (!isTrue(lost.evidence, text)) // of an older text: the quote is still shown, but without a position
            lost.evidence.range = {};
    }
    analysis.refusedQuotes += int(dropped.size()) + int(lies);
    for (CategoryResult &category : analysis.categories)
        forget(category.findings, dropped);
    std::erase_if(analysis.risks, [&](Risk &risk) {
        const bool hadFindings = !risk.findings.empty();
        forget(risk.findings, dropped);
        return hadFindings && risk.findings.empty();
    });
    return analysis;
}

} // namespace lectern::analysis
