// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/model_claims.h"
#include "models/analysis/text/evidence.h"
#include "storage/ollama/ollama_answer.h"
#include "tests/fuzz/fuzz_input.h"

#include <algorithm>
#include <cmath>

namespace {

using namespace lectern;
using namespace lectern::analysis;
using namespace lectern::ollama;

const AnalysedText &contract()
{
    static const AnalysedText text = [] {
        DocumentPage first, second;
        first.text = QStringLiteral("1. Term. This \u201cAgreement\u201d runs for two (2) years \U0001F4C4 and re-\nnews itself.\n");
        second.text = QStringLiteral("2. Governing Law. The laws of Delaware govern this Agreement.\n");
        return AnalysedText({first, second});
    }();
    return text;
}

/// Whatever a model says that it has read: what comes of it is the contract's own words, or nothing.
void checkClaims(const QString &answer)
{
    const auto claims = claimsOf(answer);
    if (!claims)
        return;
    fuzz::check(claims->size() <= 200);
    for (const ModelClaim &claim : *claims) {
        fuzz::check(claim.confidence >= 0 && claim.confidence <= 1 && !claim.quote.isEmpty());
        if (const auto evidence = findEvidence(contract(), claim.quote))
            fuzz::check(isTrue(*evidence, contract()));
    }
}

} // namespace

/// A server's answer, a few bytes at a time, and the claims in it; the same bytes as the claims themselves, and as vectors.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayView bytes = fuzz::inputOf(data, size);
    ChatReply answer;
    for (qsizetype at = 0; at < bytes.size() && answer.take(bytes.sliced(at, std::min<qsizetype>(61, bytes.size() - at))); at += 61) {}
    if (const auto message = answer.message())
        checkClaims(*message);
    checkClaims(QString::fromUtf8(bytes));
    if (const auto vectors = embeddingsOf(bytes.toByteArray(), 2)) {
        fuzz::check(vectors->size() == 2 && vectors->front().size() == vectors->back().size());
        fuzz::check(std::isfinite(vectors->front().front()));
    }
    static_cast<void>(complaintOf(bytes.toByteArray()));
    return 0;
}
