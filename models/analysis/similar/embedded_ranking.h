// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/similar/similar_clauses.h"
#include "storage/api/text_generator.h"

#include <QCache>

namespace lectern::analysis {

/// Ranks similar clauses by meaning, using a language model's embeddings, if one is configured. The index still
/// selects the candidates and the words they share; the model only reorders them, so that a search costs a
/// few requests however many documents there are.
///
/// Thread: any one at a time; blocks, so never the GUI thread. Borrows the generator.
class EmbeddedRanking
{
public:
    /// Number of candidates to take from the index for one search.
    static constexpr int candidateCount = 96;

    explicit EmbeddedRanking(TextGenerator &generator) : m_generator(generator), m_vectors(cachedVectors) {}

    /// The `limit` best candidates by the cosine of their embedding with the text's; `similarity` is that cosine, or 0 if negative.
    /// Errors are the generator's: the caller can then use the candidates in their own order.
    [[nodiscard]] Result<std::vector<SimilarClause>> rank(const QString &text, std::vector<SimilarClause> candidates, int limit,
                                                          std::stop_token stop);

private:
    static constexpr int textsAtOnce = 32;
    static constexpr qsizetype longestText = 2'000; ///< UTF-16 units of a clause, as much as an embedding model accepts.
    static constexpr int cachedVectors = 20'000;

    [[nodiscard]] Result<void> learn(const QStringList &texts, const std::stop_token &stop);

    TextGenerator &m_generator;
    QCache<QString, std::vector<float>> m_vectors; ///< Key: text. Vectors of length 1.
};

} // namespace lectern::analysis
