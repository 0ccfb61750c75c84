// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/builtin_engine.h"

namespace lectern::analysis {

// A separate file, so that tests of the engine need no weights.
Result<std::unique_ptr<AnalysisEngine>> makeBuiltinEngine(RiskRules rules)
{
    Result<ClauseFinder> finder = ClauseFinder::builtin();
    if (!finder)
        return failureOf(finder);
    const QString model = finder->modelName();
    const auto findClauses = [finder = std::move(*finder)](QStringView text, const std::stop_token &stop) { return finder.findClauses(text, stop); };
    return std::make_unique<BuiltinEngine>(std::move(rules), findClauses, model);
}

} // namespace lectern::analysis
