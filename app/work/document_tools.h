// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/settings/settings.h"
#include "models/intake/job_attempt.h"
#include "storage/api/documents/document_sink.h"
#include "storage/api/text_generator.h"

namespace lectern::app {

/// An engine by its name ("builtin", "ollama"), as the settings have it. InvalidRequest: there is no such engine.
[[nodiscard]] Result<std::unique_ptr<analysis::AnalysisEngine>> makeEngine(const QString &name, const AnalysisSettings &settings,
                                                                           const std::vector<RiskRuleChange> &ruleChanges);

/// The model that orders similar clauses by meaning; null: none is configured. Asked once and for seconds only: somebody waits.
[[nodiscard]] std::shared_ptr<TextGenerator> makeEmbedder(const AnalysisSettings &settings);

/// The sandbox and the engines: what workers work with. Engines obey the rules as the team has changed them, asked from `rules`
/// for each job; null: the rules of the data file.
///
/// Borrows: `rules`.
[[nodiscard]] intake::JobTools makeJobTools(const AnalysisSettings &settings, DocumentSink *rules);

} // namespace lectern::app
