// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/findings/finding_highlights.h"

#include <algorithm>

namespace lectern::ui {

using namespace models;

std::vector<DocumentHighlight> highlightsOf(const Analysis &analysis)
{
    std::vector<DocumentHighlight> highlights;
    for (const Finding &finding : analysis.findings) {
        Severity severity = Severity::None;
        for (const Risk &risk : analysis.risks) {
            if (std::find(risk.findings.begin(), risk.findings.end(), finding.number) != risk.findings.end())
                severity = std::max(severity, risk.severity);
        }
        highlights.push_back({finding.evidence.range, severity, finding.number, finding.category});
    }
    return highlights;
}

} // namespace lectern::ui
