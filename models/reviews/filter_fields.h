// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/reviews/review_query.h"

namespace lectern::models {

/// The fields of the reviews' filter, in the order of the chips.
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
/// Copies one field's restriction, or its absence.
void copyField(ReviewFilter &to, const ReviewFilter &from, FilterField field);

/// A range of stars: 1 to 2 stars are all ratings that round to 1 or 2.
struct StarRange {
    int first = 0;
    int last = 5;
};
void setStars(ReviewFilter &filter, StarRange stars);
/// Absent without a rating filter, or if its bounds are not those of stars.
[[nodiscard]] std::optional<StarRange> starsOf(const ReviewFilter &filter);
/// The ratings in a range of stars, "3.5 to 4.49": half stars and averages are rounded.
[[nodiscard]] QString ratingsText(StarRange stars);
[[nodiscard]] QString ratingsBetween(double least, double most);

} // namespace lectern::models
