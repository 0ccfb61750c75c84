// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/document.h"
#include "storage/api/reviews/review_query.h"

#include <QDate>
#include <QStringList>

#include <vector>

namespace lectern {

/// Which documents are wanted. An empty list or an absent value does not restrict. Values of one field are
/// alternatives, fields add up.
struct DocumentFilter {
    std::vector<WorkStatus> statuses;
    std::vector<DocumentKind> kinds;
    QStringList clients;                ///< Exact; an empty string means "none given".
    QStringList contractTypes;          ///< Exact; an empty string means "none given".
    std::vector<Severity> highestRisks; ///< Of the latest analysis; None: analysed, and nothing found.
    std::optional<QDate> from;          ///< Added on this day or later, UTC.
    std::optional<QDate> until;         ///< Exclusive, UTC.
    bool isActive = true;               ///< false: deleted ones.
    QString text;                       ///< Words, "phrases" and -exclusions, as websearch_to_tsquery reads them.

    friend bool operator==(const DocumentFilter &, const DocumentFilter &) = default;
    [[nodiscard]] DocumentFilter normalised() const;
    [[nodiscard]] Result<void> check() const;
};

/// Relevance: by rank of the text search, best first; without a text it is Date. A rank costs reading the words of pages, so
/// only the newest `rankedDocumentCount` matches get one, that of the best of their first `rankedPageCount` pages that match. The
/// others follow by date.
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

/// One page of a query's documents, after an anchor that an earlier page brought.
struct DocumentPageRequest {
    DocumentQuery query;
    Anchor after;             ///< Start: from the first.
    int limit = pageRowCount; ///< 1 .. pageRowCount
    friend bool operator==(const DocumentPageRequest &, const DocumentPageRequest &) = default;
    /// Says what is wrong with the values, the filter's included, or nothing.
    [[nodiscard]] Result<void> check() const;
};

/// A stable text of the whole question, the input of the cache key's hash. Equal questions give equal bytes.
[[nodiscard]] QByteArray normalisedText(const DocumentFilter &filter);
[[nodiscard]] QByteArray normalisedText(const DocumentPageRequest &request);
/// And back. Nothing unless it is, letter for letter, the text of one.
[[nodiscard]] std::optional<DocumentFilter> documentFilterFromText(QByteArrayView text);
[[nodiscard]] std::optional<DocumentPageRequest> documentPageRequestFromText(QByteArrayView text);

} // namespace lectern
