// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/similar/embedded_ranking.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace lectern::analysis {

namespace {

void makeUnit(std::vector<float> &vector)
{
    const float length = std::sqrt(std::inner_product(vector.begin(), vector.end(), vector.begin(), 0.0F));
    for (float &value : vector)
        value /= length;
}

} // namespace

/// Requests the embeddings that are not known yet, several texts per request.
Result<void> EmbeddedRanking::learn(const QStringList &texts, const std::stop_token &stop)
{
    QStringList unknown;
    for (const QString &text : texts) {
        if (!m_vectors.contains(text) && !unknown.contains(text))
            unknown << text;
    }
    for (qsizetype first = 0; first < unknown.size(); first += textsAtOnce) {
        const QStringList some = unknown.mid(first, textsAtOnce);
        Result<std::vector<std::vector<float>>> vectors = m_generator.embed(some, stop);
        if (!vectors)
            return failureOf(vectors);
        if (qsizetype(vectors->size()) != some.size())
            return failure(ErrorCode::Corrupt, FaultyPart::Lectern, QStringLiteral("the model gave too few vectors"));
        for (qsizetype i = 0; i < some.size(); ++i) {
            makeUnit((*vectors)[size_t(i)]);
            m_vectors.insert(some[i], new std::vector<float>(std::move((*vectors)[size_t(i)])));
        }
    }
    return {};
}

Result<std::vector<SimilarClause>> EmbeddedRanking::rank(const QString &text, std::vector<SimilarClause> candidates, int limit, std::stop_token stop)
{
    const auto textOf = [](const SimilarClause &clause) { return clause.evidence.quote.left(longestText); };
    QStringList texts{text.left(longestText)};
    for (const SimilarClause &clause : candidates)
        texts << textOf(clause);
    if (const Result<void> learnt = learn(texts, stop); !learnt)
        return failureOf(learnt);
    const std::vector<float> *asked = m_vectors.object(texts.first());
    for (SimilarClause &clause : candidates) {
        const std::vector<float> *own = m_vectors.object(textOf(clause));
        // A model that was replaced meanwhile returns vectors of another length.
        const bool isComparable = asked != nullptr && own != nullptr && own->size() == asked->size();
        const double cosine = isComparable ? std::inner_product(own->begin(), own->end(), asked->begin(), 0.0) : 0.0;
        clause.similarity = std::clamp(cosine, 0.0, 1.0);
    }
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const SimilarClause &a, const SimilarClause &b) { return a.similarity > b.similarity; });
    candidates.resize(std::min(candidates.size(), size_t(std::max(0, limit))));
    return candidates;
}

} // namespace lectern::analysis
