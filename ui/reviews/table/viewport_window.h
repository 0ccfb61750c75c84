// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <algorithm>
#include <optional>

namespace lectern::ui {

/// Which rows of a list stand in a viewport, and where. Every row has the same height, so nothing is
/// kept per row: ten million cost what ten cost. Positions in the whole list are 64-bit; a scroll
/// bar, which knows only int, gets them scaled.
///
/// Thread: any one.
class ViewportWindow
{
public:
    /// A slider has at most so many positions; a longer list moves several pixels per position.
    static constexpr int sliderLimit = 100'000'000;

    void setRowCount(qint64 count);
    void setRowHeight(int pixels);
    void setHeight(int pixels);
    [[nodiscard]] qint64 rowCount() const { return m_rowCount; }
    [[nodiscard]] int rowHeight() const { return m_rowHeight; }

    /// First and last row that show at least in part; last < first when there are none.
    [[nodiscard]] qint64 firstRow() const { return m_top / m_rowHeight; }
    [[nodiscard]] qint64 lastRow() const;
    /// Rows that show completely; at least 1.
    [[nodiscard]] int fullRowCount() const { return std::max(1, m_height / m_rowHeight); }
    /// Top edge of a row, relative to the viewport. Requires: near the viewport, or it leaves int.
    [[nodiscard]] int yOf(qint64 row) const { return int(row * m_rowHeight - m_top); }
    [[nodiscard]] std::optional<qint64> rowAt(int y) const;

    /// In pixels from the top of the whole list; kept inside of it.
    [[nodiscard]] qint64 top() const { return m_top; }
    void setTop(qint64 pixels);
    void scrollToTop(qint64 row) { setTop(row * m_rowHeight); }
    void scrollToCentre(qint64 row) { setTop(row * m_rowHeight - (m_height - m_rowHeight) / 2); }
    /// The least movement that shows the row completely.
    void scrollToShow(qint64 row);

    /// The scroll bar's view: 0 .. sliderMaximum().
    [[nodiscard]] int sliderMaximum() const { return int(std::min<qint64>(maximumTop(), sliderLimit)); }
    [[nodiscard]] int sliderPageStep() const;
    [[nodiscard]] int sliderValue() const;
    void setSliderValue(int value);

private:
    [[nodiscard]] qint64 maximumTop() const { return std::max<qint64>(0, m_rowCount * m_rowHeight - m_height); }

    qint64 m_rowCount = 0;
    qint64 m_top = 0;
    int m_rowHeight = 1;
    int m_height = 0;
};

} // namespace lectern::ui
