// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/findings/clause_library.h"
#include "models/errors/error_text.h"

#include "models/analysis/similar/embedded_ranking.h"

#include <QSet>
#include <QtConcurrent>

namespace lectern::models {

using namespace analysis;
using namespace errors;

namespace {

constexpr int pagesAtOnce = 50;

tl::unexpected<StorageError> stopped() { return failure(ErrorCode::Cancelled, FaultyPart::Lectern, QStringLiteral("the search was stopped")); }

} // namespace

/// A model, and the embeddings it returned. A search keeps the ranker with which it began.
struct ClauseLibrary::Ranker {
    explicit Ranker(std::shared_ptr<TextGenerator> model) : embedder(std::move(model)), ranking(*embedder) {}

    std::mutex mutex; ///< Held while the model is asked; never together with another mutex.
    std::shared_ptr<TextGenerator> embedder;
    EmbeddedRanking ranking;

    void rank(SimilarClauses &found, const QString &text, int limit, const std::stop_token &stop);
};

/// State used by searches on other threads; lives until the last of them has ended.
struct ClauseLibrary::Shared {
    std::mutex indexMutex; ///< Held during a search, so state() must not lock it.
    ClauseIndex index;
    std::mutex stateMutex; ///< May be locked while indexMutex is held, not the other way round.
    std::condition_variable_any poked;
    bool isPoked = true;
    LibraryState state;
    std::shared_ptr<Ranker> ranker; ///< Null: rank by words alone. Guarded by stateMutex.

    [[nodiscard]] std::shared_ptr<Ranker> copyRanker()
    {
        const std::lock_guard lock(stateMutex);
        return ranker;
    }
    [[nodiscard]] LibraryState copyState()
    {
        const std::lock_guard lock(stateMutex);
        return state;
    }
};

/// Ranks by meaning if the model can be asked, else leaves the order unchanged.
void ClauseLibrary::Ranker::rank(SimilarClauses &found, const QString &text, int limit, const std::stop_token &stop)
{
    const std::lock_guard lock(mutex);
    if (auto ranked = ranking.rank(text, found.clauses, limit, stop)) {
        found.clauses = std::move(*ranked);
        found.areByMeaning = true;
    } else {
        found.note = explanationOf(ranked.error());
        found.clauses.resize(std::min(found.clauses.size(), size_t(std::max(0, limit))));
    }
}

ClauseLibrary::ClauseLibrary(DocumentSource &source, std::function<void()> changed, qsizetype clauseLimit, std::shared_ptr<TextGenerator> embedder)
    : m_source(source)
    , m_changed(std::move(changed))
    , m_clauseLimit(clauseLimit)
    , m_shared(std::make_shared<Shared>())
    , m_thread([this](std::stop_token stop) { run(std::move(stop)); })
{
    setEmbedder(std::move(embedder));
}

ClauseLibrary::~ClauseLibrary() = default;

void ClauseLibrary::setEmbedder(std::shared_ptr<TextGenerator> embedder)
{
    auto ranker = embedder ? std::make_shared<Ranker>(std::move(embedder)) : nullptr;
    const std::lock_guard lock(m_shared->stateMutex);
    m_shared->ranker.swap(ranker);
}

void ClauseLibrary::refresh()
{
    const std::lock_guard lock(m_shared->stateMutex);
    m_shared->isPoked = true;
    m_shared->poked.notify_all();
}

LibraryState ClauseLibrary::state() const { return m_shared->copyState(); }

void ClauseLibrary::set(const std::function<void(LibraryState &)> &change)
{
    bool isNew = false;
    {
        const std::scoped_lock lock(m_shared->indexMutex, m_shared->stateMutex);
        const LibraryState before = m_shared->state;
        change(m_shared->state);
        m_shared->state.clauseCount = m_shared->index.clauseCount();
        m_shared->state.documentCount = int(m_shared->index.documents().size());
        isNew = !(m_shared->state == before);
    }
    if (isNew && m_changed)
        m_changed();
}

void ClauseLibrary::run(std::stop_token stop)
{
    while (!stop.stop_requested()) {
        {
            std::unique_lock lock(m_shared->stateMutex);
            (void)m_shared->poked.wait_for(lock, stop, pause, [this] { return m_shared->isPoked; });
            m_shared->isPoked = false;
        }
        if (!stop.stop_requested())
            look(stop);
    }
}

Result<std::vector<Document>> ClauseLibrary::readList(const std::stop_token &stop)
{
    DocumentPageRequest request;
    request.query.filter.statuses = {WorkStatus::Completed};
    std::vector<Document> documents;
    do {
        const auto answer = m_source.fetchList(request, stop).result();
        if (!answer)
            return failureOf(answer);
        for (const DocumentRow &row : answer->value->rows)
            documents.push_back(row.document);
        request.after = answer->value->next;
        // An empty page also ends the list, so that a faulty source cannot keep this thread busy for ever.
        if (answer->value->rows.empty())
            break;
    } while (!request.after.isStart() && !stop.stop_requested());
    return documents;
}

Result<std::vector<DocumentPage>> ClauseLibrary::readPages(const Document &document, const std::stop_token &stop)
{
    std::vector<DocumentPage> pages;
    for (int first = 1; first <= document.pageCount; first += pagesAtOnce) {
        const auto answer = m_source.fetchText(document.id, first, pagesAtOnce, stop).result();
        if (!answer)
            return failureOf(answer);
        if (answer->value->pages.empty())
            break;
        pages.insert(pages.end(), answer->value->pages.begin(), answer->value->pages.end());
    }
    return pages;
}

void ClauseLibrary::forgetAllBut(const std::vector<Document> &documents)
{
    QSet<DocumentId> there;
    for (const Document &document : documents)
        there.insert(document.id);
    const std::lock_guard lock(m_shared->indexMutex);
    for (const DocumentId id : m_shared->index.documents()) {
        if (!there.contains(id))
            m_shared->index.remove(id);
    }
}

/// Reads and adds a document. False: the library is full.
Result<bool> ClauseLibrary::take(const Document &document, const std::stop_token &stop)
{
    {
        const std::lock_guard lock(m_shared->indexMutex);
        if (m_shared->index.versionOf(document.id) == document.version)
            return true;
        if (m_shared->index.clauseCount() >= m_clauseLimit)
            return false;
    }
    const Result<std::vector<DocumentPage>> pages = readPages(document, stop);
    if (!pages)
        return failureOf(pages);
    auto block = std::make_shared<const ClauseBlock>(clauseBlock(document, *pages, stop));
    if (stop.stop_requested())
        return tl::make_unexpected(stopped().value());
    const std::lock_guard lock(m_shared->indexMutex);
    m_shared->index.put(std::move(block));
    return true;
}

void ClauseLibrary::look(const std::stop_token &stop)
{
    const Result<std::vector<Document>> documents = readList(stop);
    if (!documents) {
        if (documents.error().code == ErrorCode::Denied)
            forget();
        set([&](LibraryState &state) { state.error = explanationOf(documents.error()); });
        return;
    }
    forgetAllBut(*documents);
    int waiting = int(documents->size()), leftOut = 0;
    QString error;
    for (const Document &document : *documents) {
        const Result<bool> taken = take(document, stop);
        if (stop.stop_requested())
            return;
        // A document that cannot be read must not keep the others out.
        if (!taken)
            error = explanationOf(taken.error());
        else if (!*taken)
            ++leftOut;
        --waiting;
        set([&](LibraryState &state) { state.waitingCount = waiting; });
    }
    set([&](LibraryState &state) {
        state.waitingCount = 0;
        state.leftOutCount = leftOut;
        state.error = error;
    });
}

QFuture<Result<SimilarClauses>> ClauseLibrary::fetchSimilar(const QString &text, int limit, std::optional<DocumentId> document, TextRange own,
                                                            std::stop_token stop) const
{
    return QtConcurrent::run([shared = m_shared, text, limit, document, own, stop]() -> Result<SimilarClauses> {
        SimilarClauses found;
        const std::shared_ptr<Ranker> ranker = shared->copyRanker();
        const int count = ranker ? std::max(limit, EmbeddedRanking::candidateCount) : limit;
        {
            const std::lock_guard lock(shared->indexMutex);
            found.clauses = shared->index.find(text, count, document, own, stop);
            found.library = shared->copyState();
        }
        if (ranker && !stop.stop_requested())
            ranker->rank(found, text, limit, stop);
        if (stop.stop_requested())
            return stopped();
        return found;
    });
}

QFuture<Result<std::vector<NearDuplicate>>> ClauseLibrary::fetchNearDuplicates(DocumentId document) const
{
    return QtConcurrent::run([shared = m_shared, document]() -> Result<std::vector<NearDuplicate>> {
        const std::lock_guard lock(shared->indexMutex);
        return shared->index.nearDuplicates(document);
    });
}

} // namespace lectern::models
