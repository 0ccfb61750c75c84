// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/findings/finding_highlights.h"

#include "models/documents/findings/findings_report.h"

namespace lectern::ui {

using namespace models;

std::vector<DocumentHighlight> highlightsOf(const Analysis &analysis)
{
    std::vector<DocumentHighlight> highlights;
    for (const Finding &finding : analysis.findings)
        highlights.push_back({finding.evidence.range, gravestRiskOn(analysis, finding.number), finding.number, finding.category});
    return highlights;
}

} // namespace lectern::ui
