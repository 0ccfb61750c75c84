// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/document_source.h"
#include "storage/cache/sources/live_progress.h"
#include "storage/cache/read/single_flight.h"

namespace lectern::cache {

/// Documents through the cache: defines for each question its family, its text, how PostgreSQL is asked and what the answer
/// depends on. Page texts and files are read from PostgreSQL directly: they are large, and usually wanted only once.
///
/// Thread: any. Borrows what its constructor is given.
class CachedDocuments final : public DocumentSource
{
public:
    /// `progress` null: progress is shown only as far as the rows contain it.
    CachedDocuments(SingleFlight &flights, Executor &executor, LiveProgress *progress, const Clock &clock)
        : m_flights(flights)
        , m_executor(executor)
        , m_progress(progress)
        , m_clock(clock)
    {
    }

    FutureAnswer<DocumentList> fetchList(const DocumentPageRequest &request, std::stop_token stop, std::chrono::milliseconds bound) override;
    FutureAnswer<DocumentFacets> fetchFacets(const DocumentFilter &filter, std::stop_token stop) override;
    FutureAnswer<Document> fetchDocument(DocumentId id, std::stop_token stop, std::chrono::milliseconds bound) override;
    FutureAnswer<DocumentText> fetchText(DocumentId id, int firstPage, int count, std::stop_token stop) override;
    FutureAnswer<Analysis> fetchLatestAnalysis(DocumentId id, std::stop_token stop, std::chrono::milliseconds bound) override;
    FutureAnswer<Analysis> fetchAnalysis(AnalysisId id, std::stop_token stop) override;
    QFuture<Result<QByteArray>> fetchBytes(DocumentId id, std::stop_token stop) override;
    FutureAnswer<std::vector<EnginePrecision>> fetchPrecision(std::stop_token stop) override;

private:
    SingleFlight &m_flights;
    Executor &m_executor;
    LiveProgress *m_progress;
    const Clock &m_clock;
};

/// The questions themselves; also used by audits and by tests of scopes.
[[nodiscard]] QuestionOf<DocumentList> documentListQuestion(const DocumentPageRequest &request, std::chrono::milliseconds bound = panelBound);
[[nodiscard]] QuestionOf<DocumentFacets> documentFacetsQuestion(const DocumentFilter &filter);
[[nodiscard]] QuestionOf<Document> documentQuestion(DocumentId id, std::chrono::milliseconds bound);
[[nodiscard]] QuestionOf<Analysis> latestAnalysisQuestion(DocumentId id, std::chrono::milliseconds bound);
[[nodiscard]] QuestionOf<Analysis> analysisQuestion(AnalysisId id);
[[nodiscard]] QuestionOf<std::vector<EnginePrecision>> precisionQuestion();

} // namespace lectern::cache
