// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/builtin_engine.h"

#include "models/analysis/analysis_builder.h"

#include <QElapsedTimer>

namespace lectern::analysis {

namespace {

constexpr int stepCount = 3; // Joining the pages, finding clauses, judging them.

tl::unexpected<StorageError> cancelled() { return failure(ErrorCode::Cancelled, FaultyPart::Lectern, QStringLiteral("the analysis was stopped")); }

} // namespace

BuiltinEngine::BuiltinEngine(RiskRules rules, FindClauses findClauses, QString modelName)
    : m_rules(std::move(rules))
    , m_findClauses(std::move(findClauses))
    , m_modelName(std::move(modelName))
{
}

Result<Analysis> BuiltinEngine::analyse(const std::vector<DocumentPage> &pages, const AnalysisProgress &progress, std::stop_token stop)
{
    QElapsedTimer timer;
    timer.start();
    const auto report = [&progress](int done) {
        if (progress)
            progress(done, stepCount);
    };
    report(0);
    const AnalysedText text(pages);
    if (stop.stop_requested())
        return cancelled();
    report(1);
    const Result<std::vector<CategoryFindings>> found = m_findClauses(text.text(), stop);
    if (!found)
        return failureOf(found);
    report(2);
    AnalysisBuilder builder(text);
    for (const CategoryFindings &category : *found) {
        builder.setConfidence(category.category, category.confidence);
        for (const ClauseFinding &finding : category.findings)
            builder.add(category.category, finding.range, finding.confidence);
    }
    Analysis analysis = std::move(builder).finish(m_rules, Coverage::Whole, stop);
    if (stop.stop_requested())
        return cancelled();
    analysis.engine = name();
    analysis.engineVersion = version();
    analysis.modelUsed = m_modelName;
    analysis.status = WorkStatus::Completed;
    analysis.processingTimeMs = timer.elapsed();
    report(stepCount);
    return analysis;
}

} // namespace lectern::analysis
