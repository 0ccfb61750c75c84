// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/analysis_engine.h"
#include "models/analysis/model_claims.h"
#include "models/analysis/risks/risk_rules.h"

#include <memory>

namespace lectern::analysis {

/// The engine that asks a language model, piece by piece. What the model says is a claim: only quotes that stand in the text
/// become findings, whatever the model was told by the text or made up. Facts, risks and the summary are made of findings by
/// the same rules as the built-in engine's.
///
/// Thread: as AnalysisEngine. Owns: the generator.
class OllamaEngine : public AnalysisEngine
{
public:
    /// Of the text, in units, for one question; and how much of a piece the next one repeats.
    static constexpr qsizetype pieceLength = 7'000;
    static constexpr qsizetype pieceOverlap = 900;

    /// `rules`: see effectiveRules().
    OllamaEngine(RiskRules rules, std::unique_ptr<TextGenerator> generator);

    [[nodiscard]] QString name() const override { return QStringLiteral("ollama"); }
    [[nodiscard]] QString version() const override { return QStringLiteral("1.0"); }
    /// An answer that cannot be read is asked for once more; then its piece counts as unread, nothing is called absent, and
    /// the summary says so. Corrupt if no piece could be read. Other errors are the generator's.
    [[nodiscard]] Result<Analysis> analyse(const std::vector<DocumentPage> &pages, const AnalysisProgress &progress, std::stop_token stop) override;

private:
    /// Nothing: two answers in a row could not be read.
    [[nodiscard]] Result<std::optional<std::vector<ModelClaim>>> ask(const QString &piece, const std::stop_token &stop);

    RiskRules m_rules;
    std::unique_ptr<TextGenerator> m_generator;
};

} // namespace lectern::analysis
