// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/cache/sources/cached_documents.h"

#include "storage/base/document_scope.h"
#include "storage/cache/tiers/document_codec.h"
#include "storage/postgres/documents/document_reader.h"

namespace lectern::cache {

using namespace postgres;

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds textTimeout = 10s;
/// Enough for a file of 256 MiB.
constexpr std::chrono::milliseconds bytesTimeout = 5min;

QByteArray keyText(const QUuid &id) { return id.toByteArray(QUuid::WithoutBraces); }

} // namespace

QuestionOf<DocumentList> documentListQuestion(const DocumentPageRequest &request, std::chrono::milliseconds bound)
{
    return question<DocumentList>(
        Family::DocumentsList, normalisedText(request), bound, request.check(),
        [request](PostgresConnection &connection, const StatementLimits &limits) { return DocumentReader(connection).readList(request, limits); },
        [filter = request.query.filter](const DocumentList &) { return scopesOf(filter); });
}

QuestionOf<DocumentFacets> documentFacetsQuestion(const DocumentFilter &filter)
{
    return question<DocumentFacets>(
        Family::DocumentsList, "facets " + normalisedText(filter), traitsOf(Family::DocumentsList).bound, filter.check(),
        [filter](PostgresConnection &connection, const StatementLimits &limits) { return DocumentReader(connection).readFacets(filter, limits); },
        [filter](const DocumentFacets &) { return scopesOf(filter); });
}

QuestionOf<Document> documentQuestion(DocumentId id, std::chrono::milliseconds bound)
{
    return question<Document>(
        Family::Document, keyText(id.value), bound, {},
        [id](PostgresConnection &connection, const StatementLimits &limits) { return DocumentReader(connection).readDocument(id, limits); },
        [](const Document &document) { return scopesOf(document); });
}

QuestionOf<Analysis> latestAnalysisQuestion(DocumentId id, std::chrono::milliseconds bound)
{
    return question<Analysis>(
        Family::DocumentAnalysis, keyText(id.value), bound, {},
        [id](PostgresConnection &connection, const StatementLimits &limits) { return DocumentReader(connection).readLatestAnalysis(id, limits); },
        [](const Analysis &analysis) { return scopesOf(analysis); });
}

QuestionOf<Analysis> analysisQuestion(AnalysisId id)
{
    return question<Analysis>(
        Family::Analysis, keyText(id.value), traitsOf(Family::Analysis).bound, {},
        [id](PostgresConnection &connection, const StatementLimits &limits) { return DocumentReader(connection).readAnalysis(id, limits); },
        [](const Analysis &analysis) { return scopesOf(analysis); });
}

QuestionOf<std::vector<EnginePrecision>> precisionQuestion()
{
    return question<std::vector<EnginePrecision>>(
        Family::Analysis, "precision", traitsOf(Family::Analysis).bound, {},
        [](PostgresConnection &connection, const StatementLimits &limits) { return DocumentReader(connection).readPrecision(limits); },
        [](const std::vector<EnginePrecision> &) { return scopesOfPrecision(); });
}

FutureAnswer<DocumentList> CachedDocuments::fetchList(const DocumentPageRequest &request, std::stop_token stop, std::chrono::milliseconds bound)
{
    QuestionOf<DocumentList> question = documentListQuestion(request, bound);
    return m_flights.fetch(m_progress ? m_progress->onList(std::move(question)) : std::move(question), std::move(stop));
}

FutureAnswer<DocumentFacets> CachedDocuments::fetchFacets(const DocumentFilter &filter, std::stop_token stop)
{
    return m_flights.fetch(documentFacetsQuestion(filter), std::move(stop));
}

FutureAnswer<Document> CachedDocuments::fetchDocument(DocumentId id, std::stop_token stop, std::chrono::milliseconds bound)
{
    QuestionOf<Document> question = documentQuestion(id, bound);
    return m_flights.fetch(m_progress ? m_progress->onDocument(std::move(question)) : std::move(question), std::move(stop));
}

FutureAnswer<Analysis> CachedDocuments::fetchLatestAnalysis(DocumentId id, std::stop_token stop, std::chrono::milliseconds bound)
{
    return m_flights.fetch(latestAnalysisQuestion(id, bound), std::move(stop));
}

FutureAnswer<Analysis> CachedDocuments::fetchAnalysis(AnalysisId id, std::stop_token stop)
{
    return m_flights.fetch(analysisQuestion(id), std::move(stop));
}

FutureAnswer<std::vector<EnginePrecision>> CachedDocuments::fetchPrecision(std::stop_token stop)
{
    return m_flights.fetch(precisionQuestion(), std::move(stop));
}

FutureAnswer<DocumentText> CachedDocuments::fetchText(DocumentId id, int firstPage, int count, std::stop_token stop)
{
    const Instant askedAt = m_clock.now();
    return onStorageThread<Answer<DocumentText>>(m_executor, Executor::Lane::Interactive, std::move(stop),
                                                 [this, id, firstPage, count, askedAt](Connections &connections, std::stop_token either) {
                                                     const Instant readAt = m_clock.now();
                                                     return DocumentReader(connections.postgres())
                                                         .readText(id, firstPage, count, {textTimeout, std::move(either)})
                                                         .map([&](Stamped<DocumentText> &&read) {
                                                             return Answer<DocumentText>{std::make_shared<const DocumentText>(std::move(read.value)),
                                                                                         provenanceOf(Family::Document, Source::Postgres, readAt,
                                                                                                      askedAt, m_clock.now())};
                                                         });
                                                 });
}

QFuture<Result<QByteArray>> CachedDocuments::fetchBytes(DocumentId id, std::stop_token stop)
{
    return onStorageThread<QByteArray>(m_executor, Executor::Lane::Interactive, std::move(stop),
                                       [id](Connections &connections, std::stop_token either) {
                                           return DocumentReader(connections.postgres()).readBytes(id, {bytesTimeout, std::move(either)});
                                       });
}

} // namespace lectern::cache
