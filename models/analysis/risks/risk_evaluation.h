// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/risks/risk_rules.h"
#include "models/analysis/text/evidence.h"

#include <stop_token>

namespace lectern::analysis {

/// Whether an engine has read the whole text, so that what it did not find can be called absent.
enum class Coverage : quint8 { Whole, Partial };

/// Lays the rules over what an engine found: fills `analysis.risks` (gravest first, then in the order of the rules) and
/// `analysis.recommendations` (each once). Rules that look for sentences of their own add findings, whose category is the
/// rule's title. After a partial reading no risk is made of something that was not found.
/// Requires: analysis.findings and .categories are filled, and every finding's evidence is true of `text`.
///
/// Thread: any. Stops early when asked to; then the risks are incomplete.
void applyRiskRules(const RiskRules &rules, const AnalysedText &text, Coverage coverage, Analysis &analysis, std::stop_token stop);

} // namespace lectern::analysis
