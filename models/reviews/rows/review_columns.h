// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/reviews/review_page.h"

#include <QVariant>

#include <optional>

namespace lectern::models {

/// The table's columns. Saved layouts use the names of keyOf(), so the order may change.
enum class ReviewColumn : quint8 {
    Date,
    Platform,
    Entity,
    Type,
    Rating,
    Review,
    Sentiment,
    Language,
    Author,
    Verified,
    Helpful,
    Replies,
    Likes,
    Shares,
    Images,
    Answered,
    Tags,
    From,
    Version,
};
inline constexpr int reviewColumnCount = 19;

[[nodiscard]] QString keyOf(ReviewColumn column);
[[nodiscard]] QString titleOf(ReviewColumn column);
/// Absent: the table cannot be sorted by this column.
[[nodiscard]] std::optional<ReviewSortKey> sortKeyOf(ReviewColumn column);
/// The column header's hint about sorting: whether it is possible, and by what else if not.
[[nodiscard]] QString sortHintOf(ReviewColumn column);
/// Right-aligned, with tabular figures.
[[nodiscard]] bool isNumber(ReviewColumn column);
/// Whether the column is shown by default.
[[nodiscard]] bool isShownAtFirst(ReviewColumn column);
/// Default width in average characters.
[[nodiscard]] int characterWidthOf(ReviewColumn column);

/// The text of a cell; empty if the review has no value. Not for From, which is not part of the row.
[[nodiscard]] QString cellText(const ReviewRow &row, ReviewColumn column);
/// The same for a screen reader: with the column's unit or meaning, without symbols.
[[nodiscard]] QString accessibleCellText(const ReviewRow &row, ReviewColumn column);
/// A value whose type compares in the column's sort order.
[[nodiscard]] QVariant cellValue(const ReviewRow &row, ReviewColumn column);

} // namespace lectern::models
