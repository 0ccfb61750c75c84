// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/similar/clause_terms.h"
#include "models/analysis/text/evidence.h"

#include <QHash>

#include <memory>
#include <stop_token>

namespace lectern::analysis {

/// A clause somewhere in the documents that is like the one asked about.
struct SimilarClause {
    DocumentId documentId;
    QString documentName;
    Evidence evidence;
    double similarity = 0; ///< 0..1, cosine.
    QStringList words;     ///< What made it similar, the weightiest first: words and pairs of words that both have.
};

/// Another document that has much of this one's text.
struct NearDuplicate {
    DocumentId documentId;
    QString documentName;
    double share = 0;      ///< 0..1, of this document's text that stands in the other.
    double otherShare = 0; ///< The other way round.
};

/// One document's clauses, ready to be compared.
struct ClauseBlock {
    struct Clause {
        Evidence evidence;
        size_t firstEntry = 0; ///< Of `entries`, half-open.
        size_t lastEntry = 0;
    };
    DocumentId documentId;
    QString documentName;
    qint64 version = 0; ///< Of the document.
    std::vector<Clause> clauses;
    std::vector<TermVector::Entry> entries;
    std::vector<quint64> shingles;
};

/// Cuts a document into clauses of a sentence to a paragraph. Asked to stop, it returns what it has.
[[nodiscard]] ClauseBlock clauseBlock(const Document &document, const std::vector<DocumentPage> &pages, const std::stop_token &stop = {});

/// The clauses of many documents: "where else do we have this?" by hashed TF-IDF and exact cosine over all of them.
///
/// Thread: any one at a time. Shares blocks, which never change.
class ClauseIndex
{
public:
    /// Puts in, or replaces by its document's id.
    void put(std::shared_ptr<const ClauseBlock> block);
    void remove(DocumentId document);
    [[nodiscard]] std::optional<qint64> versionOf(DocumentId document) const;
    [[nodiscard]] std::vector<DocumentId> documents() const;
    [[nodiscard]] qsizetype clauseCount() const { return m_clauseCount; }

    /// The `limit` most similar clauses, best first. Not the words themselves: clauses
    /// of `except` that overlap `exceptRange` are left out. Empty when asked to stop.
    [[nodiscard]] std::vector<SimilarClause> find(QStringView text, int limit, std::optional<DocumentId> except = {}, TextRange exceptRange = {},
                                                  const std::stop_token &stop = {});
    /// Documents that share at least `leastShare` of the text, either way round; the closest first.
    [[nodiscard]] std::vector<NearDuplicate> nearDuplicates(DocumentId document, double leastShare = 0.8) const;

private:
    struct Held {
        std::shared_ptr<const ClauseBlock> block;
        std::vector<float> lengths; ///< Of the clauses' weighted vectors.
    };
    void count(const ClauseBlock &block, int sign);
    void weigh();

    QHash<DocumentId, Held> m_held;
    std::vector<int> m_documentCounts = std::vector<int>(size_t(termBucketCount), 0); ///< Clauses that have a bucket's term.
    std::vector<float> m_rarity;                                                      ///< Of each bucket's term; empty: to be weighed anew.
    qsizetype m_clauseCount = 0;
};

} // namespace lectern::analysis
