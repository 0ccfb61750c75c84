// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/risks/risk_rules.h"
#include "models/analysis/text/evidence.h"

#include <stop_token>

namespace lectern::analysis {

/// Whether the engine has read the whole text, so that what it did not find is missing.
enum class Coverage : quint8 { Whole, Partial };

/// Applies the rules to an engine's findings: fills `analysis.risks` (most severe first, then in the order of the rules) and
/// `analysis.recommendations` (without repetitions). Rules that look for sentences themselves add findings, whose category is the
/// rule's title. With Partial coverage, no risk is derived from something that was not found.
/// Requires: analysis.findings and .categories are filled, and every finding's evidence is in `text`.
///
/// Thread: any. Stops early when asked to; the risks are then incomplete.
void applyRiskRules(const RiskRules &rules, const AnalysedText &text, Coverage coverage, Analysis &analysis, std::stop_token stop);

} // namespace lectern::analysis
