// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/similar/similar_clauses.h"
#include "storage/api/text_generator.h"

#include <QCache>

namespace lectern::analysis {

/// Ranks similar clauses by the meaning that a language model's embeddings give them, when one is configured. The index still
/// says which clauses come into question and which words they share; the model only reorders them, so that a search costs a
/// few requests however many documents there are.
///
/// Thread: any one at a time; blocks, so never the GUI thread's. Borrows the generator.
class EmbeddedRanking
{
public:
    /// How many clauses of the index to give for one search.
    static constexpr int candidateCount = 96;

    explicit EmbeddedRanking(TextGenerator &generator) : m_generator(generator), m_vectors(cachedVectors) {}

    /// The `limit` best of the candidates by cosine of their embeddings with the text's; `similarity` is that cosine, 0 at
    /// least. Errors are the generator's: the candidates in their own order are still an answer then.
    [[nodiscard]] Result<std::vector<SimilarClause>> rank(const QString &text, std::vector<SimilarClause> candidates, int limit,
                                                          std::stop_token stop);

private:
    static constexpr int textsAtOnce = 32;
    static constexpr qsizetype longestText = 2'000; ///< Of a clause, in units: what an embedding model takes in.
    static constexpr int cachedVectors = 20'000;

    [[nodiscard]] Result<void> learn(const QStringList &texts, const std::stop_token &stop);

    TextGenerator &m_generator;
    QCache<QString, std::vector<float>> m_vectors; ///< By text, of length one.
};

} // namespace lectern::analysis
