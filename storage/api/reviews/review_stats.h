// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/reviews/review.h"
#include "storage/api/reviews/review_query.h"

#include <QDate>

#include <array>
#include <vector>

namespace lectern {

/// How many rows a query has. Estimated first, exact later.
struct RowCount {
    qint64 value = 0;
    bool isExact = false;
};

/// Every `rowsPerAnchor`-th row of a query: what makes any row reachable at once. anchors[i] is the
/// sort key of row i * rowsPerAnchor; the count is exact as of the answer's age.
struct RowIndex {
    static constexpr int rowsPerAnchor = 10'000;
    qint64 rowCount = 0;
    std::vector<Anchor> anchors;
};

/// Statistics of a filter's reviews. Every breakdown adds up to `count`.
struct ReviewStats {
    static constexpr int ratingBucketCount = 6; ///< Rounded to 0,1,2,3,4,5 stars.
    struct Month {
        QDate first; ///< First day of the month, UTC. Invalid: reviews without a date.
        qint64 count = 0;
        std::optional<double> averageRating;
    };
    struct PerPlatform {
        qint64 count = 0;
        std::optional<double> averageRating;
    };
    qint64 count = 0;
    std::optional<double> averageRating; ///< Mean of the rated ones, 0-5.
    std::array<qint64, ratingBucketCount> byRating{};
    qint64 unrated = 0;
    std::array<qint64, sentimentCount> bySentiment{};
    qint64 withoutSentiment = 0;
    std::array<PerPlatform, platformCount> byPlatform{};
    std::vector<Month> byMonth; ///< Ascending; only months with reviews.
    qint64 answered = 0;
    qint64 verified = 0;
};

/// Counts per value of each field, each under the filter without that field's own restriction,
/// so that a choice can be widened.
struct ReviewFacets {
    struct Entity {
        QString id;
        QString name;
        qint64 count = 0;
    };
    struct Language {
        QString tag;
        qint64 count = 0;
    };
    std::array<qint64, platformCount> platforms{};
    std::array<qint64, entityTypeCount> entityTypes{};
    std::array<qint64, ReviewStats::ratingBucketCount> ratings{};
    qint64 unrated = 0;
    std::array<qint64, sentimentCount> sentiments{};
    qint64 withoutSentiment = 0;
    qint64 verified = 0;
    qint64 notVerified = 0;
    std::vector<Language> languages; ///< Most frequent first, at most 50.
    std::vector<Entity> entities;    ///< Most frequent first, at most 50.
};

} // namespace lectern
