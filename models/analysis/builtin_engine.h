// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/analysis_engine.h"
#include "models/analysis/clauses/clause_finder.h"
#include "models/analysis/risks/risk_rules.h"

#include <memory>

namespace lectern::analysis {

/// The engine that is always available: the trained clause finder, then facts, risk rules and a summary. Works offline; the same
/// text always gives the same analysis.
///
/// Thread: as AnalysisEngine.
class BuiltinEngine : public AnalysisEngine
{
public:
    using FindClauses = std::function<Result<std::vector<CategoryFindings>>(QStringView, const std::stop_token &)>;

    /// `rules`: see effectiveRules(). `modelName`: name of the weights that `findClauses` uses.
    BuiltinEngine(RiskRules rules, FindClauses findClauses, QString modelName);

    [[nodiscard]] QString name() const override { return QStringLiteral("builtin"); }
    [[nodiscard]] QString version() const override { return QStringLiteral("1.0"); }
    [[nodiscard]] Result<Analysis> analyse(const std::vector<DocumentPage> &pages, const AnalysisProgress &progress, std::stop_token stop) override;

private:
    RiskRules m_rules;
    FindClauses m_findClauses;
    QString m_modelName;
};

/// The engine with the weights that are compiled in. Corrupt if that resource is broken.
[[nodiscard]] Result<std::unique_ptr<AnalysisEngine>> makeBuiltinEngine(RiskRules rules);

} // namespace lectern::analysis
