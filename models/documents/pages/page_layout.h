// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QRectF>
#include <QSizeF>

#include <optional>
#include <vector>

namespace lectern::models {

/// Position of the view's top in a document, independent of zoom; kept while page sizes arrive, and across restarts.
struct PagePosition {
    int page = 1; ///< From 1.
    double y = 0; ///< Points from the page's top edge; negative in the gap above it.
    friend bool operator==(const PagePosition &, const PagePosition &) = default;
};

/// Layout of a document's pages in a column, centred, at a zoom. Pixels are device-independent; the gap between pages is the
/// same at every zoom. Everything except setting sizes is at most logarithmic in the number of pages.
///
/// Thread: any, no locking.
class PageLayout
{
public:
    static constexpr double margin = 14; ///< Pixels above the first page, below the last, between pages and at the sides.

    /// Pages of unknown size are assumed to be as large as the last known one before them, or A4.
    void setPageCount(int count);
    /// Sizes in points of pages `first` ..; sizes that are not positive count as unknown.
    void setSizes(int first, const std::vector<QSizeF> &sizes);
    /// Pixels per point. Requires: positive.
    void setZoom(double zoom) { m_zoom = zoom; }
    /// Width of the view in pixels; narrower pages are centred.
    void setViewWidth(double width) { m_viewWidth = width; }

    [[nodiscard]] int pageCount() const { return int(m_sizes.size()); }
    [[nodiscard]] double zoom() const { return m_zoom; }
    [[nodiscard]] QSizeF pageSize(int page) const { return m_sizes[size_t(page - 1)]; } ///< Points. Requires: 1 .. pageCount().
    [[nodiscard]] bool isSizeKnown(int page) const { return m_known[size_t(page - 1)]; }
    [[nodiscard]] double widestPage() const { return m_widest; } ///< Points.
    [[nodiscard]] QSizeF contentSize() const;                    ///< Pixels.

    /// Pixels in the content. Requires: 1 .. pageCount().
    [[nodiscard]] QRectF pageRect(int page) const;
    [[nodiscard]] double pageTop(int page) const;
    /// First and last of the pages that overlap [top, bottom), in pixels; nothing without pages. A gap counts as the page below it.
    [[nodiscard]] std::optional<std::pair<int, int>> pagesBetween(double top, double bottom) const;
    /// The page at, or nearest to, a y position in the content. Requires: at least one page.
    [[nodiscard]] int pageAt(double y) const;
    /// Converts a point of the content to points of a page; may be outside of the page.
    [[nodiscard]] QPointF toPage(int page, const QPointF &content) const;
    [[nodiscard]] QRectF fromPage(int page, const QRectF &points) const;

    [[nodiscard]] PagePosition positionOf(double contentY) const;
    [[nodiscard]] double contentY(const PagePosition &position) const;

private:
    void rebuild(size_t from);

    std::vector<QSizeF> m_sizes;
    std::vector<bool> m_known;
    std::vector<double> m_tops; ///< Height in points of all pages before each page; the last entry is the total.
    double m_widest = 0;
    double m_zoom = 1;
    double m_viewWidth = 0;
};

} // namespace lectern::models
