// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reviews/table/viewport_window.h"

#include <algorithm>

namespace lectern::ui {

void ViewportWindow::setRowCount(qint64 count)
{
    m_rowCount = count;
    setTop(m_top);
}

void ViewportWindow::setRowHeight(int pixels)
{
    const qint64 row = firstRow();
    m_rowHeight = std::max(1, pixels);
    scrollToTop(row);
}

void ViewportWindow::setHeight(int pixels)
{
    m_height = std::max(0, pixels);
    setTop(m_top);
}

qint64 ViewportWindow::lastRow() const { return std::min(m_rowCount - 1, (m_top + std::max(0, m_height - 1)) / m_rowHeight); }

std::optional<qint64> ViewportWindow::rowAt(int y) const
{
    const qint64 row = (m_top + y) / m_rowHeight;
    return m_top + y >= 0 && row < m_rowCount ? std::optional(row) : std::nullopt;
}

void ViewportWindow::setTop(qint64 pixels) { m_top = std::clamp<qint64>(pixels, 0, maximumTop()); }

void ViewportWindow::scrollToShow(qint64 row)
{
    if (row * m_rowHeight < m_top)
        scrollToTop(row);
    else if ((row + 1) * m_rowHeight > m_top + m_height)
        setTop((row + 1) * m_rowHeight - m_height);
}

int ViewportWindow::sliderPageStep() const { return maximumTop() == 0 ? 1 : std::max(1, int(qint64(m_height) * sliderMaximum() / maximumTop())); }

int ViewportWindow::sliderValue() const { return maximumTop() == 0 ? 0 : int(m_top * sliderMaximum() / maximumTop()); }

void ViewportWindow::setSliderValue(int value)
{
    if (sliderMaximum() > 0)
        setTop(maximumTop() * value / sliderMaximum());
}

} // namespace lectern::ui
