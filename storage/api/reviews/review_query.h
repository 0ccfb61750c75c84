// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"
#include "storage/api/reviews/review.h"

#include <QByteArray>
#include <QDate>

#include <optional>
#include <vector>

namespace lectern {

/// Restricts which reviews are returned. An empty list or an absent value does not restrict. Values of one
/// field are combined with OR, fields with AND.
struct ReviewFilter {
    std::vector<Platform> platforms;
    std::vector<EntityType> entityTypes;
    QStringList entityIds;
    std::optional<double> ratingMin; ///< Inclusive, 0-5. Excludes reviews without a rating.
    std::optional<double> ratingMax; ///< Inclusive, 0-5. Excludes reviews without a rating.
    std::optional<bool> isRated;     ///< false: only reviews without a rating.
    std::optional<QDate> from;       ///< First day, inclusive, UTC.
    std::optional<QDate> until;      ///< Exclusive, UTC.
    std::vector<Sentiment> sentiments;
    std::optional<bool> hasSentiment; ///< false: only reviews without a sentiment.
    QStringList languages;            ///< Lower case; an empty string matches unknown languages.
    std::optional<bool> isVerified;
    std::optional<bool> isAnswered;      ///< Whether the owner replied.
    std::optional<bool> isActive = true; ///< Absent: including deleted ones.
    QString text;                        ///< Words, "phrases" and -exclusions, as websearch_to_tsquery reads them.

    friend bool operator==(const ReviewFilter &, const ReviewFilter &) = default;
    /// Sorts and deduplicates every list and trims the text, so that equal filters become equal values.
    [[nodiscard]] ReviewFilter normalised() const;
    [[nodiscard]] bool isEmpty() const { return normalised() == ReviewFilter{}; }
    /// InvalidRequest, with what is wrong (a rating outside 0-5, from after until).
    [[nodiscard]] Result<void> check() const;
};

/// Every column that the table can be sorted by; each has an index in exactly that order. Ties are
/// broken by date, then by id, in the same direction.
enum class ReviewSortKey : quint8 { Date, Rating, Helpful, Sentiment, Entity, Platform };
inline constexpr int reviewSortKeyCount = 6;
/// "date", "rating", "helpful", "sentiment", "entity", "platform".
[[nodiscard]] QString nameOf(ReviewSortKey key);

struct ReviewSort {
    ReviewSortKey key = ReviewSortKey::Date;
    Qt::SortOrder order = Qt::DescendingOrder;
    friend bool operator==(const ReviewSort &, const ReviewSort &) = default;
};
/// Parses "date", "-date" (descending), "rating" ...
[[nodiscard]] std::optional<ReviewSort> reviewSortFromName(QStringView name);

struct ReviewQuery {
    ReviewFilter filter;
    ReviewSort sort;
    friend bool operator==(const ReviewQuery &, const ReviewQuery &) = default;
};

/// The sort key of one row, which marks where a page begins: the text of each key column, the id last.
/// Opaque outside storage/. Empty: before the first row.
struct Anchor {
    QStringList values;
    [[nodiscard]] bool isStart() const { return values.isEmpty(); }
    friend bool operator==(const Anchor &, const Anchor &) = default;
};

/// Rows per page. The last page of a result may be shorter.
inline constexpr int pageRowCount = 200;

/// One page of a query: `limit` rows after (or before) `anchor`, after skipping `skip` rows.
struct PageRequest {
    enum class Direction : quint8 {
        After,  ///< The rows after the anchor's row. Start anchor: from row 0.
        From,   ///< The anchor's row and those after it.
        Before, ///< The rows before the anchor's row, in the query's order.
    };
    ReviewQuery query;
    Anchor anchor;
    Direction direction = Direction::After;
    int skip = 0;             ///< 0 .. rowsPerAnchor - 1, skipped by an index-only scan.
    int limit = pageRowCount; ///< 1 .. pageRowCount
    friend bool operator==(const PageRequest &, const PageRequest &) = default;
    /// InvalidRequest, with what is wrong, if a value (the filter's included) is not allowed.
    [[nodiscard]] Result<void> check() const;
};

/// Stable text of the whole filter, hashed for the cache key. Equal filters give equal bytes.
[[nodiscard]] QByteArray normalisedText(const ReviewFilter &filter);
[[nodiscard]] QByteArray normalisedText(const ReviewQuery &query);
[[nodiscard]] QByteArray normalisedText(const PageRequest &request);
/// The inverse. Nothing unless `text` is exactly what normalisedText() returns for a filter.
[[nodiscard]] std::optional<ReviewFilter> reviewFilterFromText(QByteArrayView text);
[[nodiscard]] std::optional<ReviewQuery> reviewQueryFromText(QByteArrayView text);
[[nodiscard]] std::optional<PageRequest> pageRequestFromText(QByteArrayView text);

} // namespace lectern
