// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/similar/clause_terms.h"
#include "models/analysis/text/evidence.h"

#include <QHash>

#include <memory>
#include <stop_token>

namespace lectern::analysis {

/// A clause in some document that is similar to the given one.
struct SimilarClause {
    DocumentId documentId;
    QString documentName;
    Evidence evidence;
    double similarity = 0; ///< 0..1, cosine.
    QStringList words;     ///< Words and pairs that both contain, in descending order of weight.
};

/// Another document that contains much of this one's text.
struct NearDuplicate {
    DocumentId documentId;
    QString documentName;
    double share = 0;      ///< 0..1, share of this document's text that the other contains.
    double otherShare = 0; ///< The same in the other direction.
};

/// The clauses of one document, prepared for comparison.
struct ClauseBlock {
    struct Clause {
        Evidence evidence;
        size_t firstEntry = 0; ///< Index range in `entries`, half-open.
        size_t lastEntry = 0;
    };
    DocumentId documentId;
    QString documentName;
    qint64 version = 0; ///< The document's version.
    std::vector<Clause> clauses;
    std::vector<TermVector::Entry> entries;
    std::vector<quint64> shingles;
};

/// Splits a document into clauses of a sentence up to a paragraph. When asked to stop, returns the clauses so far.
[[nodiscard]] ClauseBlock clauseBlock(const Document &document, const std::vector<DocumentPage> &pages, const std::stop_token &stop = {});

/// The clauses of many documents. Answers "where else do we have this?" by hashed TF-IDF and exact cosine over all of them.
///
/// Thread: any one at a time. Shares the blocks, which are immutable.
class ClauseIndex
{
public:
    /// Adds a block, or replaces the block of the same document.
    void put(std::shared_ptr<const ClauseBlock> block);
    void remove(DocumentId document);
    [[nodiscard]] std::optional<qint64> versionOf(DocumentId document) const;
    [[nodiscard]] std::vector<DocumentId> documents() const;
    [[nodiscard]] qsizetype clauseCount() const { return m_clauseCount; }

    /// The `limit` most similar clauses, best first. Leaves out the asked clause itself: clauses
    /// of `except` that overlap `exceptRange`. Empty when asked to stop.
    [[nodiscard]] std::vector<SimilarClause> find(QStringView text, int limit, std::optional<DocumentId> except = {}, TextRange exceptRange = {},
                                                  const std::stop_token &stop = {});
    /// Documents that share at least `leastShare` of the text in either direction; closest first.
    [[nodiscard]] std::vector<NearDuplicate> nearDuplicates(DocumentId document, double leastShare = 0.8) const;

private:
    struct Held {
        std::shared_ptr<const ClauseBlock> block;
        std::vector<float> lengths; ///< Lengths of the clauses' weighted vectors.
    };
    void count(const ClauseBlock &block, int sign);
    void weigh();

    QHash<DocumentId, Held> m_held;
    std::vector<int> m_clausesWithTerm = std::vector<int>(size_t(termBucketCount), 0); ///< Per bucket: number of clauses that contain its term.
    std::vector<float> m_rarity;                                                       ///< Per bucket: rarity of its term; empty: recompute.
    qsizetype m_clauseCount = 0;
};

} // namespace lectern::analysis
