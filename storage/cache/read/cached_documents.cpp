// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/cache/read/cached_documents.h"

#include "storage/base/document_scope.h"
#include "storage/cache/tiers/document_codec.h"
#include "storage/postgres/documents/document_reader.h"

namespace lectern::cache {

using namespace postgres;

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds textTimeout = 10s;
/// For a file of 256 MiB.
constexpr std::chrono::milliseconds bytesTimeout = 5min;
constexpr int maxPagesAtOnce = 100;

QByteArray keyText(const QUuid &id) { return id.toByteArray(QUuid::WithoutBraces); }

template <typename T>
FutureAnswer<T> refused(StorageError error)
{
    return QtFuture::makeReadyFuture(Result<Answer<T>>(tl::make_unexpected(std::move(error))));
}

} // namespace

Question documentListQuestion(const DocumentPageRequest &request, std::chrono::milliseconds bound)
{
    return question<DocumentList>(
        Family::DocumentsList, normalisedText(request), bound,
        [request](PostgresConnection &connection, const StatementLimits &limits) { return DocumentReader(connection).readList(request, limits); },
        [filter = request.query.filter](const DocumentList &) { return scopesOf(filter); });
}

Question documentFacetsQuestion(const DocumentFilter &filter)
{
    return question<DocumentFacets>(
        Family::DocumentsList, "facets " + normalisedText(filter), traitsOf(Family::DocumentsList).bound,
        [filter](PostgresConnection &connection, const StatementLimits &limits) { return DocumentReader(connection).readFacets(filter, limits); },
        [filter](const DocumentFacets &) { return scopesOf(filter); });
}

Question documentQuestion(DocumentId id, std::chrono::milliseconds bound)
{
    return question<Document>(
        Family::Document, keyText(id.value), bound,
        [id](PostgresConnection &connection, const StatementLimits &limits) { return DocumentReader(connection).readDocument(id, limits); },
        [](const Document &document) { return scopesOf(document); });
}

Question latestAnalysisQuestion(DocumentId id, std::chrono::milliseconds bound)
{
    return question<Analysis>(
        Family::DocumentAnalysis, keyText(id.value), bound,
        [id](PostgresConnection &connection, const StatementLimits &limits) { return DocumentReader(connection).readLatestAnalysis(id, limits); },
        [](const Analysis &analysis) { return scopesOf(analysis); });
}

Question analysisQuestion(AnalysisId id)
{
    return question<Analysis>(
        Family::Analysis, keyText(id.value), traitsOf(Family::Analysis).bound,
        [id](PostgresConnection &connection, const StatementLimits &limits) { return DocumentReader(connection).readAnalysis(id, limits); },
        [](const Analysis &analysis) { return scopesOf(analysis); });
}

Question precisionQuestion()
{
    return question<std::vector<EnginePrecision>>(
        Family::Analysis, "precision", traitsOf(Family::Analysis).bound,
        [](PostgresConnection &connection, const StatementLimits &limits) { return DocumentReader(connection).readPrecision(limits); },
        [](const std::vector<EnginePrecision> &) { return scopesOfPrecision(); });
}

FutureAnswer<DocumentList> CachedDocuments::fetchList(const DocumentPageRequest &request, std::stop_token stop, std::chrono::milliseconds bound)
{
    if (request.limit < 1 || request.limit > pageRowCount)
        return refused<DocumentList>({ErrorCode::InvalidRequest, FaultyPart::Lectern, QStringLiteral("a page of %1 rows").arg(request.limit)});
    if (const Result<void> valid = request.query.filter.check(); !valid)
        return refused<DocumentList>(valid.error());
    Question question = documentListQuestion(request, bound);
    return m_flights.fetch<DocumentList>(m_progress ? m_progress->onList(std::move(question)) : std::move(question), std::move(stop));
}

FutureAnswer<DocumentFacets> CachedDocuments::fetchFacets(const DocumentFilter &filter, std::stop_token stop)
{
    if (const Result<void> valid = filter.check(); !valid)
        return refused<DocumentFacets>(valid.error());
    return m_flights.fetch<DocumentFacets>(documentFacetsQuestion(filter), std::move(stop));
}

FutureAnswer<Document> CachedDocuments::fetchDocument(DocumentId id, std::stop_token stop, std::chrono::milliseconds bound)
{
    Question question = documentQuestion(id, bound);
    return m_flights.fetch<Document>(m_progress ? m_progress->onDocument(std::move(question)) : std::move(question), std::move(stop));
}

FutureAnswer<Analysis> CachedDocuments::fetchLatestAnalysis(DocumentId id, std::stop_token stop, std::chrono::milliseconds bound)
{
    return m_flights.fetch<Analysis>(latestAnalysisQuestion(id, bound), std::move(stop));
}

FutureAnswer<Analysis> CachedDocuments::fetchAnalysis(AnalysisId id, std::stop_token stop)
{
    return m_flights.fetch<Analysis>(analysisQuestion(id), std::move(stop));
}

FutureAnswer<std::vector<EnginePrecision>> CachedDocuments::fetchPrecision(std::stop_token stop)
{
    return m_flights.fetch<std::vector<EnginePrecision>>(precisionQuestion(), std::move(stop));
}

FutureAnswer<DocumentText> CachedDocuments::fetchText(DocumentId id, int firstPage, int count, std::stop_token stop)
{
    if (firstPage < 1 || count < 1 || count > maxPagesAtOnce)
        return refused<DocumentText>(
            {ErrorCode::InvalidRequest, FaultyPart::Lectern, QStringLiteral("%1 pages from page %2").arg(count).arg(firstPage)});
    const Instant askedAt = m_clock.now();
    return onStorageThread<Answer<DocumentText>>(
        m_threads, StorageThreads::Lane::Interactive, std::move(stop),
        [this, id, firstPage, count, askedAt](Connections &connections, std::stop_token either) {
            const Instant readAt = m_clock.now();
            return DocumentReader(connections.postgres)
                .readText(id, firstPage, count, {textTimeout, std::move(either)})
                .map([&](Stamped<DocumentText> &&read) {
                    const Instant now = m_clock.now();
                    Provenance provenance;
                    provenance.source = Source::Postgres;
                    provenance.family = nameOf(Family::Document);
                    provenance.age = std::chrono::ceil<std::chrono::milliseconds>(now - readAt);
                    provenance.provenAt = readAt;
                    provenance.asOf = QDateTime::currentDateTimeUtc().addMSecs(-provenance.age.count());
                    provenance.took = std::chrono::duration_cast<std::chrono::microseconds>(now - askedAt);
                    return Answer<DocumentText>{std::make_shared<const DocumentText>(std::move(read.value)), std::move(provenance)};
                });
        });
}

QFuture<Result<QByteArray>> CachedDocuments::fetchBytes(DocumentId id, std::stop_token stop)
{
    return onStorageThread<QByteArray>(m_threads, StorageThreads::Lane::Interactive, std::move(stop),
                                       [id](Connections &connections, std::stop_token either) {
                                           return DocumentReader(connections.postgres).readBytes(id, {bytesTimeout, std::move(either)});
                                       });
}

} // namespace lectern::cache
