// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/settings/settings.h"
#include "models/intake/job_attempt.h"
#include "storage/api/documents/document_sink.h"
#include "storage/api/text_generator.h"

namespace lectern::app {

/// Makes an engine by its name ("builtin", "ollama") with these settings. InvalidRequest: no such engine.
[[nodiscard]] Result<std::unique_ptr<analysis::AnalysisEngine>> makeEngine(const QString &name, const AnalysisSettings &settings,
                                                                           const std::vector<RiskRuleChange> &ruleChanges);

/// The model that ranks similar clauses by meaning; null: not configured. One try of some seconds only, as a user waits.
[[nodiscard]] std::shared_ptr<TextGenerator> makeEmbedder(const AnalysisSettings &settings);

/// The workers' tools: the sandbox and the engines. Engines apply the risk rules with the team's changes, read from `rules`
/// for each job; null: the data file's rules.
///
/// Borrows: `rules`.
[[nodiscard]] intake::JobTools makeJobTools(const AnalysisSettings &settings, DocumentSink *rules);

} // namespace lectern::app
