// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/pages/page_layout.h"

#include <algorithm>
#include <cmath>

namespace lectern::models {

namespace {

constexpr QSizeF a4(595, 842);
constexpr double smallestSide = 1;
constexpr double largestSide = 14'400; ///< Points: PDF's maximum; larger values would overflow the scroll bar.

QSizeF sensible(const QSizeF &size)
{
    return {std::clamp(size.width(), smallestSide, largestSide), std::clamp(size.height(), smallestSide, largestSide)};
}

} // namespace

void PageLayout::setPageCount(int count)
{
    m_sizes.assign(size_t(std::max(0, count)), a4);
    m_known.assign(m_sizes.size(), false);
    m_widest = 0;
    rebuild(0);
}

void PageLayout::setSizes(int first, const std::vector<QSizeF> &sizes)
{
    size_t at = size_t(first - 1);
    const size_t from = at;
    for (const QSizeF &size : sizes) {
        if (at >= m_sizes.size())
            break;
        if (size.width() > 0 && size.height() > 0) {
            m_sizes[at] = sensible(size);
            m_known[at] = true;
        }
        ++at;
    }
    rebuild(from);
}

void PageLayout::rebuild(size_t from)
{
    m_tops.resize(m_sizes.size() + 1);
    for (size_t i = from; i < m_sizes.size(); ++i) {
        if (!m_known[i])
            m_sizes[i] = i > 0 ? m_sizes[i - 1] : a4;
        m_tops[i + 1] = m_tops[i] + m_sizes[i].height();
        m_widest = std::max(m_widest, m_known[i] || i == 0 ? m_sizes[i].width() : 0);
    }
    // The first page's assumed width must not be kept if its real one is smaller.
    if (from == 0) {
        m_widest = 0;
        for (const QSizeF &size : m_sizes)
            m_widest = std::max(m_widest, size.width());
    }
}

QSizeF PageLayout::contentSize() const
{
    if (m_sizes.empty())
        return {0, 0};
    return {m_widest * m_zoom + 2 * margin, m_tops.back() * m_zoom + margin * double(m_sizes.size() + 1)};
}

double PageLayout::pageTop(int page) const { return std::round(m_tops[size_t(page - 1)] * m_zoom + margin * page); }

QRectF PageLayout::pageRect(int page) const
{
    const QSizeF size = pageSize(page) * m_zoom;
    const double width = std::max(m_viewWidth, contentSize().width());
    return {std::round((width - size.width()) / 2), pageTop(page), size.width(), size.height()};
}

int PageLayout::pageAt(double y) const
{
    // Finds the first page whose bottom edge is below y; a gap belongs to the page below it.
    int low = 1;
    int high = pageCount();
    while (low < high) {
        const int middle = low + (high - low) / 2;
        if (m_tops[size_t(middle)] * m_zoom + margin * middle <= y)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

std::optional<std::pair<int, int>> PageLayout::pagesBetween(double top, double bottom) const
{
    if (m_sizes.empty() || bottom <= top)
        return std::nullopt;
    const int first = pageAt(top);
    int last = pageAt(bottom);
    if (last > first && pageTop(last) >= bottom)
        --last;
    return std::pair(first, last);
}

QPointF PageLayout::toPage(int page, const QPointF &content) const { return (content - pageRect(page).topLeft()) / m_zoom; }

QRectF PageLayout::fromPage(int page, const QRectF &points) const
{
    return QRectF(points.topLeft() * m_zoom + pageRect(page).topLeft(), points.size() * m_zoom);
}

PagePosition PageLayout::positionOf(double contentY) const
{
    if (m_sizes.empty())
        return {};
    const int page = pageAt(contentY);
    return {page, (contentY - pageTop(page)) / m_zoom};
}

double PageLayout::contentY(const PagePosition &position) const
{
    if (m_sizes.empty())
        return 0;
    const int page = std::clamp(position.page, 1, pageCount());
    // In the gap above a page, distances are in pixels, because gaps do not grow with the zoom.
    return pageTop(page) + std::max(position.y * m_zoom, -margin);
}

} // namespace lectern::models
