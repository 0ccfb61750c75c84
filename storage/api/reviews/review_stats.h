// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/reviews/review.h"
#include "storage/api/reviews/review_query.h"

#include <QDate>

#include <array>
#include <vector>

namespace lectern {

/// The number of rows of a query; an estimate first, exact later.
struct RowCount {
    qint64 value = 0;
    bool isExact = false;
};

/// The sort key of every `rowsPerAnchor`-th row of a query, from which any row is reached quickly. anchors[i] belongs to
/// row i * rowsPerAnchor; the count is exact as of the answer's age.
struct RowIndex {
    static constexpr int rowsPerAnchor = 10'000;
    qint64 rowCount = 0;
    std::vector<Anchor> anchors;
};

/// Statistics of a filter's reviews. The counts of each breakdown add up to `count`.
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

/// Counts per value of each field. Each field ignores its own restriction in the filter,
/// so that the user can widen the choice.
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
