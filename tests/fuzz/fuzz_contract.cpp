// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/builtin_engine.h"
#include "models/analysis/similar/similar_clauses.h"
#include "models/analysis/text/evidence.h"
#include "tests/fuzz/fuzz_input.h"

using namespace lectern;
using namespace lectern::analysis;

/// A contract's text, on two pages: whatever is found of it, by the engine that works in the window's own process, is its own words.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const std::unique_ptr<AnalysisEngine> engine = std::move(makeBuiltinEngine(builtinRiskRules()).value());
    const QString whole = QString::fromUtf8(fuzz::inputOf(data, size));
    std::vector<DocumentPage> pages(2);
    for (int i = 0; i < 2; ++i) {
        pages[size_t(i)].number = i + 1;
        pages[size_t(i)].text = i == 0 ? whole.left(whole.size() / 2) : whole.mid(whole.size() / 2);
    }
    const auto analysis = engine->analyse(pages, [](int, int) {}, {});
    fuzz::check(analysis.has_value());
    const AnalysedText text(pages);
    for (const Finding &finding : analysis->findings)
        fuzz::check(isTrue(finding.evidence, text) && finding.confidence >= 0 && finding.confidence <= 1);
    for (const SummaryFact &fact : analysis->facts)
        fuzz::check(isTrue(fact.evidence, text));
    return 0;
}
