// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"
#include "storage/api/reviews/review.h"

#include <QByteArray>
#include <QDate>

#include <optional>
#include <vector>

namespace lectern {

/// Which reviews are wanted. An empty list or an absent value does not restrict. Values of one
/// field are alternatives, fields add up.
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
    QStringList languages;            ///< Lower case; an empty string means "not told".
    std::optional<bool> isVerified;
    std::optional<bool> isAnswered;      ///< Whether the owner replied.
    std::optional<bool> isActive = true; ///< Absent: deleted ones too.
    QString text;                        ///< Words, "phrases" and -exclusions, as websearch_to_tsquery reads them.

    friend bool operator==(const ReviewFilter &, const ReviewFilter &) = default;
    /// Sorts and deduplicates every list, trims the text: equal questions become equal values.
    [[nodiscard]] ReviewFilter normalised() const;
    [[nodiscard]] bool isEmpty() const { return normalised() == ReviewFilter{}; }
    /// Says what is wrong with the values (a rating outside 0-5, from after until), or nothing.
    [[nodiscard]] Result<void> check() const;
};

/// Every column that the window can sort by; each has an index that serves it exactly. Ties are
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
/// Reads "date", "-date" (descending), "rating" ...
[[nodiscard]] std::optional<ReviewSort> reviewSortFromName(QStringView name);

struct ReviewQuery {
    ReviewFilter filter;
    ReviewSort sort;
    friend bool operator==(const ReviewQuery &, const ReviewQuery &) = default;
};

/// The sort key of one row, as the text of each key column and the id last: where a page begins.
/// Opaque outside storage/. Empty: before the first row.
struct Anchor {
    QStringList values;
    [[nodiscard]] bool isStart() const { return values.isEmpty(); }
    friend bool operator==(const Anchor &, const Anchor &) = default;
};

/// Rows in a page. The last page of a result may be shorter.
inline constexpr int pageRowCount = 200;

/// One page of a query's rows: `limit` rows after (or before) `anchor`, once `skip` rows were passed over.
struct PageRequest {
    enum class Direction : quint8 {
        After,  ///< The rows behind the anchor's row, without it. Start anchor: from row 0.
        From,   ///< The anchor's row and those behind it.
        Before, ///< The rows ahead of the anchor's row, without it; delivered in the query's order.
    };
    ReviewQuery query;
    Anchor anchor;
    Direction direction = Direction::After;
    int skip = 0;             ///< 0 .. rowsPerAnchor - 1, passed over by an index-only walk.
    int limit = pageRowCount; ///< 1 .. pageRowCount
    friend bool operator==(const PageRequest &, const PageRequest &) = default;
    /// Says what is wrong with the values, the filter's included, or nothing.
    [[nodiscard]] Result<void> check() const;
};

/// A stable text of the whole question, the input of the cache key's hash. Equal questions give equal bytes.
[[nodiscard]] QByteArray normalisedText(const ReviewFilter &filter);
[[nodiscard]] QByteArray normalisedText(const ReviewQuery &query);
[[nodiscard]] QByteArray normalisedText(const PageRequest &request);
/// And back. Nothing unless it is, letter for letter, the text of one.
[[nodiscard]] std::optional<ReviewFilter> reviewFilterFromText(QByteArrayView text);
[[nodiscard]] std::optional<ReviewQuery> reviewQueryFromText(QByteArrayView text);
[[nodiscard]] std::optional<PageRequest> pageRequestFromText(QByteArrayView text);

} // namespace lectern
