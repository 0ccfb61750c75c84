// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/document.h"
#include "storage/api/reviews/review_query.h"

#include <QDate>
#include <QStringList>

#include <vector>

namespace lectern {

/// Restricts which documents are returned. An empty list or an absent value does not restrict. Values of one field are
/// combined with OR, fields with AND.
struct DocumentFilter {
    std::vector<WorkStatus> statuses;
    std::vector<DocumentKind> kinds;
    QStringList clients;                ///< Exact; an empty string matches documents without a client.
    QStringList contractTypes;          ///< Exact; an empty string matches documents without a type.
    std::vector<Severity> highestRisks; ///< Of the latest analysis; None: analysed, no risk found.
    std::optional<QDate> from;          ///< Added on this day or later, UTC.
    std::optional<QDate> until;         ///< Exclusive, UTC.
    bool isActive = true;               ///< false: deleted documents.
    QString text;                       ///< Words, "phrases" and -exclusions, as websearch_to_tsquery reads them.

    friend bool operator==(const DocumentFilter &, const DocumentFilter &) = default;
    [[nodiscard]] DocumentFilter normalised() const;
    [[nodiscard]] Result<void> check() const;
};

/// Relevance: by rank of the text search, best first; without a text the same as Date. Ranking has to read the words of pages, so
/// only the newest `rankedDocumentCount` matches are ranked, each by the best of its first `rankedPageCount` matching pages. The others
/// follow by date.
enum class DocumentSortKey : quint8 { Date, Name, Risk, Relevance };
inline constexpr int documentSortKeyCount = 4;
inline constexpr int rankedDocumentCount = 1000;
inline constexpr int rankedPageCount = 20;
/// "date", "name", "risk", "relevance".
[[nodiscard]] QString nameOf(DocumentSortKey key);

struct DocumentQuery {
    DocumentFilter filter;
    DocumentSortKey sortKey = DocumentSortKey::Date;
    Qt::SortOrder order = Qt::DescendingOrder;
    friend bool operator==(const DocumentQuery &, const DocumentQuery &) = default;
};

/// One page of a query's documents, following an anchor that an earlier page returned.
struct DocumentPageRequest {
    DocumentQuery query;
    Anchor after;             ///< Start: from the first document.
    int limit = pageRowCount; ///< 1 .. pageRowCount
    friend bool operator==(const DocumentPageRequest &, const DocumentPageRequest &) = default;
    /// InvalidRequest, with what is wrong, if a value (the filter's included) is not allowed.
    [[nodiscard]] Result<void> check() const;
};

/// Stable text of the whole filter, hashed for the cache key. Equal filters give equal bytes.
[[nodiscard]] QByteArray normalisedText(const DocumentFilter &filter);
[[nodiscard]] QByteArray normalisedText(const DocumentPageRequest &request);
/// The inverse. Nothing unless `text` is exactly what normalisedText() returns for a filter.
[[nodiscard]] std::optional<DocumentFilter> documentFilterFromText(QByteArrayView text);
[[nodiscard]] std::optional<DocumentPageRequest> documentPageRequestFromText(QByteArrayView text);

} // namespace lectern
