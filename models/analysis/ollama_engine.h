// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/analysis_engine.h"
#include "models/analysis/model_claims.h"
#include "models/analysis/risks/risk_rules.h"

#include <memory>

namespace lectern::analysis {

/// Asks a language model about the text, piece by piece. Its output is not trusted: only quotes that are in the text become
/// findings, whatever the text told the model or the model made up. Facts, risks and the summary are derived from findings
/// by the same rules as in the built-in engine.
///
/// Thread: as AnalysisEngine. Owns: the generator.
class OllamaEngine : public AnalysisEngine
{
public:
    /// UTF-16 units of text per request; and how many of them the next piece repeats.
    static constexpr qsizetype pieceLength = 7'000;
    static constexpr qsizetype pieceOverlap = 900;

    /// `rules`: see effectiveRules().
    OllamaEngine(RiskRules rules, std::unique_ptr<TextGenerator> generator);

    [[nodiscard]] QString name() const override { return QStringLiteral("ollama"); }
    [[nodiscard]] QString version() const override { return QStringLiteral("1.0"); }
    /// An unreadable answer is requested once more; then its piece counts as unread, no clause is reported as missing, and
    /// the summary says so. Corrupt if no piece could be read. Other errors are the generator's.
    [[nodiscard]] Result<Analysis> analyse(const std::vector<DocumentPage> &pages, const AnalysisProgress &progress, std::stop_token stop) override;

private:
    /// Nothing: two answers in succession were unreadable.
    [[nodiscard]] Result<std::optional<std::vector<ModelClaim>>> ask(const QString &piece, const std::stop_token &stop);

    RiskRules m_rules;
    std::unique_ptr<TextGenerator> m_generator;
};

} // namespace lectern::analysis
