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

/// State of the library.
struct LibraryState {
    int documentCount = 0; ///< Documents read.
    int waitingCount = 0;  ///< Documents still to be read.
    int leftOutCount = 0;  ///< Documents not read because the library is full.
    qsizetype clauseCount = 0;
    QString error; ///< Why the last check of the documents ended early; empty: it did not.
    friend bool operator==(const LibraryState &, const LibraryState &) = default;
};

struct SimilarClauses {
    std::vector<analysis::SimilarClause> clauses;
    LibraryState library;      ///< The library's state during the search.
    bool areByMeaning = false; ///< Ranked by a model's embeddings instead of words alone.
    QString note;              ///< Why the model could not be asked; the ranking is then by words.
};

/// Answers "where else do we have this?" from the clauses of all documents, which it keeps in memory and reads in the background
/// from the source. Stores nothing; a changed document is read again, a deleted one is dropped.
///
/// Thread: the one that created it, and its own, on which the source is asked. Borrows the source, which must outlive it.
/// Owns: a thread, stopped and joined by the destructor.
class ClauseLibrary
{
public:
    /// About 1 KB each.
    static constexpr qsizetype mostClauses = 200'000;
    static constexpr std::chrono::seconds pause{30}; ///< Between two checks for changed documents.

    /// `changed` is called on the library's thread after each change of state; may be empty. `embedder`: the model whose
    /// embeddings rank the clauses found by words; null: words alone.
    explicit ClauseLibrary(DocumentSource &source, std::function<void()> changed = {}, qsizetype clauseLimit = mostClauses,
                           std::shared_ptr<TextGenerator> embedder = {});
    ~ClauseLibrary();

    /// Sets the model that ranks future searches; null: by words alone. Thread: any.
    void setEmbedder(std::shared_ptr<TextGenerator> embedder);
    /// Checks the documents now, because something was added or changed.
    void refresh();
    /// The login may no longer read documents: drops all clauses.
    void forget() { forgetAllBut({}); }
    [[nodiscard]] LibraryState state() const;
    /// Clauses similar to `text`, best first, without those of the document itself that overlap `own`. Cancelled when asked to stop.
    [[nodiscard]] QFuture<Result<SimilarClauses>> fetchSimilar(const QString &text, int limit, std::optional<DocumentId> document = {},
                                                               TextRange own = {}, std::stop_token stop = {}) const;
    /// Documents that contain much of this one's text. Also empty if this one has not been read yet.
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
    std::jthread m_thread; ///< Last member: uses all others.
};

} // namespace lectern::models
