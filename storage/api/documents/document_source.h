// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/analysis.h"
#include "storage/api/documents/document_page.h"
#include "storage/api/documents/document_query.h"
#include "storage/api/reviews/review_source.h"

namespace lectern {

/// An excerpt of a document's text around a match. `marks` count code points of `text`.
struct Snippet {
    int page = 0; ///< From 1; 0: no snippet.
    QString text;
    std::vector<TextRange> marks;
};

struct DocumentRow {
    Document document;
    Snippet snippet; ///< Only for a text search.
};

/// One page of a documents list.
struct DocumentList {
    std::vector<DocumentRow> rows;
    qint64 totalCount = 0; ///< Of the whole filter's documents, exact.
    Anchor next;           ///< Where the next page continues; start: this is the last page.
};

/// The values that documents have, with counts, for filters: each field's counts are restricted by all other fields.
struct DocumentFacets {
    std::vector<std::pair<QString, qint64>> clients, contractTypes;
    std::array<qint64, 4> byStatus{}, byRisk{};
    std::array<qint64, 7> byKind{};
};

/// Consecutive pages of a document from `first` on, with text and word boxes.
struct DocumentText {
    int firstPage = 1;
    std::vector<DocumentPage> pages;
    std::vector<qint64> pageStarts; ///< Of the whole document, see pageStarts().
};

/// All that models can read about documents. Searching within one document's text happens in memory and is not part of it.
/// Thread and futures: as ReviewSource.
class DocumentSource
{
public:
    virtual ~DocumentSource() = default;

    [[nodiscard]] virtual FutureAnswer<DocumentList> fetchList(const DocumentPageRequest &request, std::stop_token stop = {},
                                                               std::chrono::milliseconds bound = panelBound) = 0;
    [[nodiscard]] virtual FutureAnswer<DocumentFacets> fetchFacets(const DocumentFilter &filter, std::stop_token stop = {}) = 0;
    [[nodiscard]] virtual FutureAnswer<Document> fetchDocument(DocumentId id, std::stop_token stop = {},
                                                               std::chrono::milliseconds bound = panelBound) = 0;
    /// Pages firstPage .. firstPage + count - 1, as far as they exist. Requires: 1 <= count <= 100.
    [[nodiscard]] virtual FutureAnswer<DocumentText> fetchText(DocumentId id, int firstPage, int count, std::stop_token stop = {}) = 0;
    /// The document's latest analysis with its verdicts. NotFound: it has none yet.
    [[nodiscard]] virtual FutureAnswer<Analysis> fetchLatestAnalysis(DocumentId id, std::stop_token stop = {},
                                                                     std::chrono::milliseconds bound = panelBound) = 0;
    [[nodiscard]] virtual FutureAnswer<Analysis> fetchAnalysis(AnalysisId id, std::stop_token stop = {}) = 0;
    /// The whole file from PostgreSQL, checked against its SHA-256. Never cached in Redis.
    [[nodiscard]] virtual QFuture<Result<QByteArray>> fetchBytes(DocumentId id, std::stop_token stop = {}) = 0;
    /// Precision according to analysts' verdicts, per engine and version.
    [[nodiscard]] virtual FutureAnswer<std::vector<EnginePrecision>> fetchPrecision(std::stop_token stop = {}) = 0;
};

} // namespace lectern
