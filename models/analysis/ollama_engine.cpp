// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/ollama_engine.h"

#include "models/analysis/analysis_builder.h"
#include "models/analysis/text/text_pieces.h"

#include <QElapsedTimer>

namespace lectern::analysis {

namespace {

QString unreadNote(int unread, int total)
{
    return QStringLiteral(" %1 of %2 pieces of the text could not be read by the model: what is not listed may still stand in them.")
        .arg(unread)
        .arg(total);
}

} // namespace

OllamaEngine::OllamaEngine(RiskRules rules, std::unique_ptr<TextGenerator> generator) : m_rules(std::move(rules)), m_generator(std::move(generator))
{
}

Result<std::optional<std::vector<ModelClaim>>> OllamaEngine::ask(const QString &piece, const std::stop_token &stop)
{
    for (int attempt = 0; attempt < 2; ++attempt) {
        const Result<QString> answer = m_generator->generate(clauseRequest(piece), stop);
        if (!answer && answer.error().code != ErrorCode::Corrupt)
            return failureOf(answer);
        if (!answer)
            continue;
        if (Result<std::vector<ModelClaim>> claims = claimsOf(*answer))
            return std::optional(std::move(*claims));
    }
    return std::optional<std::vector<ModelClaim>>();
}

Result<Analysis> OllamaEngine::analyse(const std::vector<DocumentPage> &pages, const AnalysisProgress &progress, std::stop_token stop)
{
    QElapsedTimer timer;
    timer.start();
    const AnalysedText text(pages);
    const std::vector<UnitSpan> pieces = textPieces(text.text(), pieceLength, pieceOverlap);
    AnalysisBuilder builder(text);
    const int total = int(pieces.size());
    int done = 0, unread = 0;
    for (const UnitSpan &piece : pieces) {
        if (progress)
            progress(done++, total);
        const auto claims = ask(text.text().mid(piece.start, piece.end - piece.start), stop);
        if (stop.stop_requested())
            return failure(ErrorCode::Cancelled, FaultyPart::Lectern, QStringLiteral("the analysis was stopped"));
        if (!claims)
            return failureOf(claims);
        if (!*claims) {
            ++unread;
            continue;
        }
        const qint64 middle = text.index().codePointOf((piece.start + piece.end) / 2);
        for (const ModelClaim &claim : **claims)
            builder.addClaim(claim.category, claim.quote, claim.confidence, middle);
    }
    if (total > 0 && unread == total)
        return failure(ErrorCode::Corrupt, FaultyPart::Lectern,
                       QStringLiteral("no answer of the model %1 could be read").arg(m_generator->modelName()));
    Analysis analysis = std::move(builder).finish(m_rules, unread == 0 ? Coverage::Whole : Coverage::Partial, stop);
    if (unread > 0)
        analysis.summary += unreadNote(unread, total);
    analysis.engine = name();
    analysis.engineVersion = version();
    analysis.modelUsed = m_generator->modelName();
    analysis.status = WorkStatus::Completed;
    analysis.processingTimeMs = timer.elapsed();
    if (progress)
        progress(total, total);
    return analysis;
}

} // namespace lectern::analysis
