// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/viewport/page_viewport.h"

#include <algorithm>
#include <cmath>

namespace lectern::models {

void PageViewport::open(int pageCount)
{
    m_announcedPage = 0;
    m_layout.setPageCount(pageCount);
    layOut({1, -PageLayout::margin / m_layout.zoom()});
}

void PageViewport::setPageCount(int count)
{
    const PagePosition kept = position();
    m_layout.setPageCount(count);
    layOut(kept);
}

void PageViewport::setSizes(int first, const std::vector<QSizeF> &sizes)
{
    const PagePosition kept = position();
    m_layout.setSizes(first, sizes);
    layOut(kept);
}

void PageViewport::setSize(const QSize &size)
{
    if (size == m_size)
        return;
    m_size = size;
    if (m_isLayingOut)
        m_hasOtherSize = true;
    else
        layOut(position());
}

std::optional<std::pair<int, int>> PageViewport::seenPages() const
{
    const QRectF area = seen();
    return m_layout.pagesBetween(area.top(), area.bottom());
}

int PageViewport::currentPage() const
{
    const auto pages = seenPages();
    if (!pages)
        return 0;
    const QRectF area = seen();
    int most = pages->first;
    double height = -1;
    for (int page = pages->first; page <= pages->second; ++page) {
        const double part = (m_layout.pageRect(page) & area).height();
        // Several small pages may be completely visible: takes the first of them.
        if (part > height + 1) {
            height = part;
            most = page;
        }
    }
    return most;
}

PagePosition PageViewport::position() const { return m_layout.positionOf(m_offset.y()); }

int PageViewport::boundedY(double y) const { return int(std::clamp<double>(std::round(y), 0, m_largestOffset.y())); }

void PageViewport::scrollTo(const QPoint &offset)
{
    const QPoint bounded(std::clamp(offset.x(), 0, m_largestOffset.x()), std::clamp(offset.y(), 0, m_largestOffset.y()));
    if (bounded == m_offset)
        return;
    m_offset = bounded;
    announce();
}

void PageViewport::scrollToPosition(const PagePosition &position) { scrollTo({m_offset.x(), boundedY(m_layout.contentY(position))}); }

void PageViewport::setZoom(ZoomMode mode, double zoom)
{
    m_zoomMode = mode;
    const PagePosition kept = position();
    if (mode == ZoomMode::Fixed)
        m_layout.setZoom(std::clamp(zoom, smallestZoom, largestZoom) / pointsPerPixel);
    layOut(kept);
    Q_EMIT zoomChanged();
}

void PageViewport::zoomBy(double steps, std::optional<QPointF> fixed)
{
    if (m_layout.pageCount() == 0)
        return;
    const QPointF view = fixed.value_or(QRectF(QPointF(), QSizeF(m_size)).center());
    const QPointF content = m_offset + view;
    const int page = m_layout.pageAt(content.y());
    const QPointF point = m_layout.toPage(page, content);
    m_zoomMode = ZoomMode::Fixed;
    m_layout.setZoom(std::clamp(zoom() * std::pow(1.25, steps), smallestZoom, largestZoom) / pointsPerPixel);
    const auto wanted = [&] { return m_layout.fromPage(page, QRectF(point, QSizeF())).topLeft() - view; };
    layOut(m_layout.positionOf(wanted().y()));
    scrollTo({int(std::lround(wanted().x())), int(std::lround(wanted().y()))});
    Q_EMIT zoomChanged();
}

void PageViewport::fitZoom()
{
    if (m_zoomMode == ZoomMode::Fixed || m_layout.pageCount() == 0)
        return;
    const double width = std::max(1.0, m_size.width() - 2 * PageLayout::margin) / m_layout.widestPage();
    const int page = std::clamp(m_announcedPage, 1, m_layout.pageCount());
    const double height = std::max(1.0, m_size.height() - 2 * PageLayout::margin) / m_layout.pageSize(page).height();
    const double wanted = m_zoomMode == ZoomMode::FitWidth ? width : std::min(width, height);
    m_layout.setZoom(std::clamp(wanted, smallestZoom / pointsPerPixel, largestZoom / pointsPerPixel));
}

void PageViewport::updateExtent()
{
    const QSizeF content = m_layout.contentSize();
    const int width = m_zoomMode == ZoomMode::Fixed ? int(std::ceil(content.width())) : 0;
    const bool wasWhole = m_largestOffset.x() == 0;
    m_largestOffset = {std::max(0, width - m_size.width()), std::max(0, int(std::ceil(content.height())) - m_size.height())};
    m_offset.setX(wasWhole ? m_largestOffset.x() / 2 : std::min(m_offset.x(), m_largestOffset.x()));
}

void PageViewport::layOut(const PagePosition &keep)
{
    const double before = m_layout.zoom();
    m_isLayingOut = true;
    do {
        m_hasOtherSize = false;
        m_layout.setViewWidth(m_size.width());
        fitZoom();
        updateExtent();
        m_offset.setY(boundedY(m_layout.contentY(keep)));
        Q_EMIT extentChanged();
    } while (m_hasOtherSize);
    m_isLayingOut = false;
    Q_EMIT laidOut();
    announce();
    if (m_layout.zoom() != before)
        Q_EMIT zoomChanged();
}

void PageViewport::announce()
{
    Q_EMIT moved();
    if (const int page = currentPage(); page != m_announcedPage) {
        m_announcedPage = page;
        Q_EMIT pageChanged(page);
    }
}

} // namespace lectern::models
