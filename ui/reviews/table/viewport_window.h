// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <algorithm>
#include <optional>

namespace lectern::ui {

/// Which rows of a list are in a viewport, and at which position. All rows have the same height, so nothing is
/// stored per row: ten million cost as much as ten. Positions in the whole list are 64-bit; a scroll
/// bar, which supports only int, gets scaled values.
///
/// Thread: any one.
class ViewportWindow
{
public:
    /// Maximum number of slider positions; in longer lists one position is several pixels.
    static constexpr int sliderLimit = 100'000'000;

    void setRowCount(qint64 count);
    void setRowHeight(int pixels);
    void setHeight(int pixels);
    [[nodiscard]] qint64 rowCount() const { return m_rowCount; }
    [[nodiscard]] int rowHeight() const { return m_rowHeight; }

    /// First and last row that are at least partly visible; last < first if there are none.
    [[nodiscard]] qint64 firstRow() const { return m_top / m_rowHeight; }
    [[nodiscard]] qint64 lastRow() const;
    /// Number of completely visible rows; at least 1.
    [[nodiscard]] int fullRowCount() const { return std::max(1, m_height / m_rowHeight); }
    /// Top edge of a row, relative to the viewport. Requires: a row near the viewport, or the result overflows int.
    [[nodiscard]] int yOf(qint64 row) const { return int(row * m_rowHeight - m_top); }
    [[nodiscard]] std::optional<qint64> rowAt(int y) const;

    /// In pixels from the top of the whole list; clamped to the list.
    [[nodiscard]] qint64 top() const { return m_top; }
    void setTop(qint64 pixels);
    void scrollToTop(qint64 row) { setTop(row * m_rowHeight); }
    void scrollToCentre(qint64 row) { setTop(row * m_rowHeight - (m_height - m_rowHeight) / 2); }
    /// Scrolls by the minimum that makes the row completely visible.
    void scrollToShow(qint64 row);

    /// The position in the scroll bar's units: 0 .. sliderMaximum().
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
