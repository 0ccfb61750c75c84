// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/reviews/review_statistics.h"

namespace lectern::models {

/// The months of a trend that are seen: `count` of them from `first` on. A value.
struct MonthSpan {
    int first = 0;
    int count = 0;

    [[nodiscard]] int end() const { return first + count; }
    [[nodiscard]] bool contains(int month) const { return month >= first && month < end(); }
    friend bool operator==(const MonthSpan &, const MonthSpan &) = default;
};

/// Where the reviews are: all months, but for the few reviews (one in 200 at each end) that a year without any parts from all others, as a
/// wrong date does. `months`: monthBars() without the undated ones.
[[nodiscard]] MonthSpan spanOfMass(const std::vector<Bar> &months);
/// `factor` below 1: fewer months, so that `around` keeps its place. At least six, as far as there are so many.
[[nodiscard]] MonthSpan zoomed(const MonthSpan &span, double factor, int around, int monthCount);
/// Later by so many months, as far as there are months.
[[nodiscard]] MonthSpan moved(const MonthSpan &span, int months, int monthCount);

/// How many reviews are not seen.
struct OutsideSpan {
    qint64 earlier = 0;
    qint64 later = 0;
};
[[nodiscard]] OutsideSpan outside(const MonthSpan &span, const std::vector<Bar> &months);

} // namespace lectern::models
