// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/reviews/review.h"

#include <QString>
#include <QStringList>
#include <QStringView>

#include <optional>
#include <tl/expected.hpp>

namespace lectern::imports {

/// How the ratings of one column are read. Decided once per file, from the column's name and a sample.
struct RatingRule {
    double scale = 5;      ///< The highest possible value; 1: thumbs.
    bool isThumbs = false; ///< yes/no, recommended, 0/1.
    QString reason;        ///< In words, for the preview.
    QString warning;       ///< In words; empty: the sample is unambiguous.
};

struct Rating {
    double stars = 0;         ///< 0-5
    double platformValue = 0; ///< As written in the file.
    double platformScale = 5;
};

/// `values`: the column's values in a sample. `scaleHint`: from the column's name ("note_10").
[[nodiscard]] RatingRule decideRatingRule(const QStringList &values, std::optional<double> scaleHint, Platform platform, bool isRecommendation);

/// Parses "4", "4,5", "4/5", "8 of 10", "4.0 out of 5 stars", "80%", "five", "bubble_45", star characters, and yes/no if
/// the rule is for thumbs. Nothing for an empty value; an error says in words why the value cannot be right.
[[nodiscard]] tl::expected<std::optional<Rating>, QString> normaliseRating(QStringView text, const RatingRule &rule);

} // namespace lectern::imports
