// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QRectF>
#include <QSizeF>

#include <optional>
#include <vector>

namespace lectern::models {

/// Where in a document the top of the view stands, whatever the zoom: kept while sizes become known, and over restarts.
struct PagePosition {
    int page = 1; ///< From 1.
    double y = 0; ///< Points below the page's top edge; negative in the gap above it.
    friend bool operator==(const PagePosition &, const PagePosition &) = default;
};

/// The pages of a document below each other, centred, at a zoom. Pixels are device-independent; the gap between pages is the
/// same at every zoom. Everything but setting sizes is at most logarithmic in the number of pages.
///
/// Thread: any, no locking.
class PageLayout
{
public:
    static constexpr double margin = 14; ///< Pixels above the first page, below the last, between two and at the sides.

    /// Pages whose size is not known yet are taken to be as large as the last known one before them; without any, A4.
    void setPageCount(int count);
    /// Sizes in points of pages `first` ..; sizes that are not positive are as good as unknown.
    void setSizes(int first, const std::vector<QSizeF> &sizes);
    /// Pixels per point. Requires: positive.
    void setZoom(double zoom) { m_zoom = zoom; }
    /// Pixels that the view is wide; pages narrower than it stand in its middle.
    void setViewWidth(double width) { m_viewWidth = width; }

    [[nodiscard]] int pageCount() const { return int(m_sizes.size()); }
    [[nodiscard]] double zoom() const { return m_zoom; }
    [[nodiscard]] QSizeF pageSize(int page) const { return m_sizes[size_t(page - 1)]; } ///< Points. Requires: 1 .. pageCount().
    [[nodiscard]] bool isSizeKnown(int page) const { return m_known[size_t(page - 1)]; }
    [[nodiscard]] double widestPage() const { return m_widest; } ///< Points.
    [[nodiscard]] QSizeF contentSize() const;                    ///< Pixels.

    /// Pixels within the content. Requires: 1 .. pageCount().
    [[nodiscard]] QRectF pageRect(int page) const;
    [[nodiscard]] double pageTop(int page) const;
    /// The pages that touch [top, bottom), in pixels: first and last; nothing when there are no pages. A gap counts as the page below it.
    [[nodiscard]] std::optional<std::pair<int, int>> pagesBetween(double top, double bottom) const;
    /// The page under or nearest to a height of the content. Requires: a page.
    [[nodiscard]] int pageAt(double y) const;
    /// A point of the content in points of a page, which may lie outside of it.
    [[nodiscard]] QPointF toPage(int page, const QPointF &content) const;
    [[nodiscard]] QRectF fromPage(int page, const QRectF &points) const;

    [[nodiscard]] PagePosition positionOf(double contentY) const;
    [[nodiscard]] double contentY(const PagePosition &position) const;

private:
    void rebuild(size_t from);

    std::vector<QSizeF> m_sizes;
    std::vector<bool> m_known;
    std::vector<double> m_tops; ///< Points of page heights before each page; one more: all of them.
    double m_widest = 0;
    double m_zoom = 1;
    double m_viewWidth = 0;
};

} // namespace lectern::models
