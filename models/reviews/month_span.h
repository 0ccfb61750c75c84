// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/reviews/review_statistics.h"

namespace lectern::models {

/// The visible months of a trend: `count` of them from `first` on. A value.
struct MonthSpan {
    int first = 0;
    int count = 0;

    [[nodiscard]] int end() const { return first + count; }
    [[nodiscard]] bool contains(int month) const { return month >= first && month < end(); }
    friend bool operator==(const MonthSpan &, const MonthSpan &) = default;
};

/// All months except, at each end, a few reviews (at most one in 200) that a year without reviews separates from all others, as
/// wrong dates do. `months`: monthBars() without the undated ones.
[[nodiscard]] MonthSpan spanOfMass(const std::vector<Bar> &months);
/// `factor` below 1: fewer months, with `around` staying in place. At least six, or all if there are fewer.
[[nodiscard]] MonthSpan zoomed(const MonthSpan &span, double factor, int around, int monthCount);
/// The span moved by this many months, within the existing months.
[[nodiscard]] MonthSpan moved(const MonthSpan &span, int months, int monthCount);

/// Number of reviews outside of the span.
struct OutsideSpan {
    qint64 earlier = 0;
    qint64 later = 0;
};
[[nodiscard]] OutsideSpan outside(const MonthSpan &span, const std::vector<Bar> &months);

} // namespace lectern::models
