// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reviews/table/rank_selection.h"

#include <algorithm>

namespace lectern::ui {

void RankSelection::add(qint64 first, qint64 last)
{
    auto range = m_ranges.upper_bound(first);
    if (range != m_ranges.begin() && std::prev(range)->second >= first - 1)
        --range;
    while (range != m_ranges.end() && range->first <= last + 1) { // merge the ranges that it overlaps or touches
        first = std::min(first, range->first);
        last = std::max(last, range->second);
        range = m_ranges.erase(range);
    }
    m_ranges[first] = last;
}

void RankSelection::remove(qint64 row)
{
    auto range = m_ranges.upper_bound(row);
    if (range == m_ranges.begin())
        return;
    --range;
    const auto [first, last] = *range;
    if (last < row)
        return;
    m_ranges.erase(range);
    if (first < row)
        m_ranges[first] = row - 1;
    if (row < last)
        m_ranges[row + 1] = last;
}

bool RankSelection::contains(qint64 row) const
{
    const auto range = m_ranges.upper_bound(row);
    return range != m_ranges.begin() && std::prev(range)->second >= row;
}

qint64 RankSelection::count() const
{
    qint64 count = 0;
    for (const auto &[first, last] : m_ranges)
        count += last - first + 1;
    return count;
}

} // namespace lectern::ui
