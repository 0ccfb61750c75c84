// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/analysis.h"
#include "storage/api/documents/document_page.h"
#include "storage/api/documents/document_query.h"
#include "storage/api/reviews/review_source.h"

namespace lectern {

/// A piece of a document's text around what was searched for. `marks` count code points of `text`.
struct Snippet {
    int page = 0; ///< From 1; 0: no snippet.
    QString text;
    std::vector<TextRange> marks;
};

struct DocumentRow {
    Document document;
    Snippet snippet; ///< Only of a text search.
};

/// One page of a documents list.
struct DocumentList {
    std::vector<DocumentRow> rows;
    qint64 totalCount = 0; ///< Of the whole filter, exact.
    Anchor next;           ///< Where the next page goes on; start: there is none.
};

/// The values that documents have, with counts, for filters: each restricted by all other fields.
struct DocumentFacets {
    std::vector<std::pair<QString, qint64>> clients, contractTypes;
    std::array<qint64, 4> byStatus{}, byRisk{};
    std::array<qint64, 7> byKind{};
};

/// Pages `first` .. of a document, with text and word boxes.
struct DocumentText {
    int firstPage = 1;
    std::vector<DocumentPage> pages;
    std::vector<qint64> pageStarts; ///< Of the whole document, see pageStarts().
};

/// Where a document stands in a search through its own text is found in memory; this is the one door through which
/// models read documents. Thread and futures: as ReviewSource.
class DocumentSource
{
public:
    virtual ~DocumentSource() = default;

    [[nodiscard]] virtual FutureAnswer<DocumentList> fetchList(const DocumentPageRequest &request, std::stop_token stop = {},
                                                               std::chrono::milliseconds bound = panelBound) = 0;
    [[nodiscard]] virtual FutureAnswer<DocumentFacets> fetchFacets(const DocumentFilter &filter, std::stop_token stop = {}) = 0;
    [[nodiscard]] virtual FutureAnswer<Document> fetchDocument(DocumentId id, std::stop_token stop = {},
                                                               std::chrono::milliseconds bound = panelBound) = 0;
    /// Pages firstPage .. firstPage + count - 1, as far as they exist. Requires: count 1 .. 100.
    [[nodiscard]] virtual FutureAnswer<DocumentText> fetchText(DocumentId id, int firstPage, int count, std::stop_token stop = {}) = 0;
    /// The document's latest analysis, verdicts included. NotFound: there is none yet.
    [[nodiscard]] virtual FutureAnswer<Analysis> fetchLatestAnalysis(DocumentId id, std::stop_token stop = {},
                                                                     std::chrono::milliseconds bound = panelBound) = 0;
    [[nodiscard]] virtual FutureAnswer<Analysis> fetchAnalysis(AnalysisId id, std::stop_token stop = {}) = 0;
    /// The file itself, whole, from PostgreSQL; checked against its SHA-256. Never cached in Redis.
    [[nodiscard]] virtual QFuture<Result<QByteArray>> fetchBytes(DocumentId id, std::stop_token stop = {}) = 0;
    /// Precision as judged by analysts, per engine and version.
    [[nodiscard]] virtual FutureAnswer<std::vector<EnginePrecision>> fetchPrecision(std::stop_token stop = {}) = 0;
};

} // namespace lectern
