// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reviews/month_span.h"

#include <algorithm>
#include <cmath>

namespace lectern::models {

namespace {

constexpr int fewestMonths = 6;
constexpr int gapMonths = 12;     ///< Reviews are separate from the others after this many months without any.
constexpr qint64 massShare = 200; ///< At each end at most one review in this many may be left out.

/// Number of months to leave out, starting at `begin`: up to the last gap with at most `few` reviews before it.
template <typename Iterator>
int monthsApart(Iterator begin, Iterator end, qint64 few)
{
    qint64 seen = 0;
    int apart = 0, emptyMonths = 0;
    for (auto month = begin; month != end; ++month) {
        if (month->count > 0) {
            if (emptyMonths >= gapMonths && seen > 0)
                apart = int(month - begin);
            emptyMonths = 0;
            seen += month->count;
            if (seen > few)
                break;
        } else {
            ++emptyMonths;
        }
    }
    return apart;
}

} // namespace

MonthSpan spanOfMass(const std::vector<Bar> &months)
{
    qint64 total = 0;
    for (const Bar &month : months)
        total += month.count;
    const qint64 few = total / massShare;
    const int before = monthsApart(months.begin(), months.end(), few);
    const int after = monthsApart(months.rbegin(), months.rend(), few);
    return {before, int(months.size()) - before - after};
}

MonthSpan zoomed(const MonthSpan &span, double factor, int around, int monthCount)
{
    int wanted = int(std::lround(span.count * factor));
    if (wanted == span.count) // each step must change something
        wanted += factor < 1 ? -1 : 1;
    const int count = std::clamp(wanted, std::min(fewestMonths, monthCount), monthCount);
    const double place = span.count > 0 ? (around - span.first + 0.5) / span.count : 0.5;
    const int first = int(std::lround(around + 0.5 - place * count));
    return {std::clamp(first, 0, monthCount - count), count};
}

MonthSpan moved(const MonthSpan &span, int months, int monthCount)
{
    return {std::clamp(span.first + months, 0, std::max(0, monthCount - span.count)), span.count};
}

OutsideSpan outside(const MonthSpan &span, const std::vector<Bar> &months)
{
    OutsideSpan hidden;
    for (int i = 0; i < int(months.size()); ++i) {
        if (i < span.first)
            hidden.earlier += months[size_t(i)].count;
        else if (i >= span.end())
            hidden.later += months[size_t(i)].count;
    }
    return hidden;
}

} // namespace lectern::models
