// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/reviews/review_page.h"

#include <QVariant>

#include <optional>

namespace lectern::models {

/// The table's columns. Saved layouts name them by keyOf(), so the order may change.
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
/// Absent: the table cannot be sorted by it.
[[nodiscard]] std::optional<ReviewSortKey> sortKeyOf(ReviewColumn column);
/// Whether the table can be sorted by it, and by what else if not.
[[nodiscard]] QString sortHintOf(ReviewColumn column);
/// Right-aligned, tabular figures.
[[nodiscard]] bool isNumber(ReviewColumn column);
/// Shown before somebody chose columns.
[[nodiscard]] bool isShownAtFirst(ReviewColumn column);
/// Widths in average characters, before somebody dragged them.
[[nodiscard]] int characterWidthOf(ReviewColumn column);

/// What a cell says; empty when the review does not tell. Not for From: the row does not know it.
[[nodiscard]] QString cellText(const ReviewRow &row, ReviewColumn column);
/// The same for a screen reader: with the column's unit or meaning, without shapes.
[[nodiscard]] QString accessibleCellText(const ReviewRow &row, ReviewColumn column);
/// A value of a type that compares as the column sorts.
[[nodiscard]] QVariant cellValue(const ReviewRow &row, ReviewColumn column);

} // namespace lectern::models
