// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/reviews/review_query.h"

namespace lectern::models {

/// What a filter can restrict; the order is that of the chips.
enum class FilterField : quint8 {
    Rating,
    Date,
    Platform,
    EntityType,
    Entity,
    Sentiment,
    Language,
    Verified,
    Answered,
    Active,
    Text,
};
inline constexpr int filterFieldCount = 11;
[[nodiscard]] QString titleOf(FilterField field);
/// Copies one field's restriction, also the absence of one.
void copyField(ReviewFilter &to, const ReviewFilter &from, FilterField field);

/// Ratings as stars: 1 to 2 stars are all ratings that round to 1 or 2.
struct StarRange {
    int first = 0;
    int last = 5;
};
void setStars(ReviewFilter &filter, StarRange stars);
/// Absent without a rating filter, or when its bounds are none of stars.
[[nodiscard]] std::optional<StarRange> starsOf(const ReviewFilter &filter);
/// Which ratings these stars are, "3.5 to 4.49": half stars and averages count to the star they round to.
[[nodiscard]] QString ratingsText(StarRange stars);
[[nodiscard]] QString ratingsBetween(double least, double most);

} // namespace lectern::models
