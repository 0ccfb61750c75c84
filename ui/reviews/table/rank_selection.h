// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <map>

namespace lectern::ui {

/// Selected rows as disjoint ranges, so that "all ten million" is one range. Thread: any one.
class RankSelection
{
public:
    /// First and last row of each range, both inclusive, ascending.
    using Ranges = std::map<qint64, qint64>;

    void clear() { m_ranges.clear(); }
    /// Requires: first <= last.
    void add(qint64 first, qint64 last);
    void remove(qint64 row);
    void toggle(qint64 row) { contains(row) ? remove(row) : add(row, row); }
    [[nodiscard]] bool contains(qint64 row) const;
    [[nodiscard]] bool isEmpty() const { return m_ranges.empty(); }
    [[nodiscard]] qint64 count() const;
    [[nodiscard]] const Ranges &ranges() const { return m_ranges; }

private:
    Ranges m_ranges;
};

} // namespace lectern::ui
