// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/similar/similar_clauses.h"
#include "storage/api/documents/document_source.h"
#include "storage/api/text_generator.h"

#include <QFuture>

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace lectern::models {

/// How much of the documents the library has read.
struct LibraryState {
    int documentCount = 0; ///< Read.
    int waitingCount = 0;  ///< Still to be read.
    int leftOutCount = 0;  ///< Not read, because the library is full.
    qsizetype clauseCount = 0;
    QString error; ///< Why the last look at the documents ended early; empty: it did not.
    friend bool operator==(const LibraryState &, const LibraryState &) = default;
};

struct SimilarClauses {
    std::vector<analysis::SimilarClause> clauses;
    LibraryState library;      ///< What they were looked for in.
    bool areByMeaning = false; ///< Ranked by a model's embeddings, not by words alone.
    QString note;              ///< Why the model could not be asked; the ranking is by words then.
};

/// "Where else do we have this?": keeps the clauses of all documents in memory, read in the background from the source, and
/// answers from there. Nothing is stored; a document that changes is read again, one that is deleted is forgotten.
///
/// Thread: the one that created it, and its own; the source is asked on its own. Borrows the source, which must outlive it.
/// Owns: a thread, stopped and joined by the destructor.
class ClauseLibrary
{
public:
    /// About 1 KB each.
    static constexpr qsizetype mostClauses = 200'000;
    static constexpr std::chrono::seconds pause{30}; ///< Between two looks at the documents.

    /// `changed` is called on the library's thread whenever the state has changed; may be empty. `embedder`: the model whose
    /// embeddings rank what the words have found; null: words alone.
    explicit ClauseLibrary(DocumentSource &source, std::function<void()> changed = {}, qsizetype clauseLimit = mostClauses,
                           std::shared_ptr<TextGenerator> embedder = {});
    ~ClauseLibrary();

    /// Questions asked from now on are ranked by this model; null: by words alone. Any thread.
    void setEmbedder(std::shared_ptr<TextGenerator> embedder);
    /// Looks at the documents now: something was added or changed.
    void refresh();
    /// The login may not read documents any more: nothing of them is kept.
    void forget() { forgetAllBut({}); }
    [[nodiscard]] LibraryState state() const;
    /// Clauses like `text`, best first; what overlaps `own` in the document itself is left out. Cancelled when asked to stop.
    [[nodiscard]] QFuture<Result<SimilarClauses>> fetchSimilar(const QString &text, int limit, std::optional<DocumentId> document = {},
                                                               TextRange own = {}, std::stop_token stop = {}) const;
    /// Documents that have much of this one's text. Empty also while it has not been read yet.
    [[nodiscard]] QFuture<Result<std::vector<analysis::NearDuplicate>>> fetchNearDuplicates(DocumentId document) const;

private:
    struct Shared;
    struct Ranker;
    void run(std::stop_token stop);
    void look(const std::stop_token &stop);
    [[nodiscard]] Result<std::vector<Document>> readList(const std::stop_token &stop);
    [[nodiscard]] Result<std::vector<DocumentPage>> readPages(const Document &document, const std::stop_token &stop);
    void forgetAllBut(const std::vector<Document> &documents);
    [[nodiscard]] Result<bool> take(const Document &document, const std::stop_token &stop);
    void set(const std::function<void(LibraryState &)> &change);

    DocumentSource &m_source;
    std::function<void()> m_changed;
    qsizetype m_clauseLimit;
    std::shared_ptr<Shared> m_shared;
    std::jthread m_thread; ///< Last: it uses all the others.
};

} // namespace lectern::models
