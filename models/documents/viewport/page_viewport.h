// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/pages/page_layout.h"

#include <QObject>
#include <QPoint>
#include <QSize>

#include <optional>
#include <utility>

namespace lectern::models {

/// How large pages are shown.
enum class ZoomMode : quint8 { FitWidth, FitPage, Fixed };

/// The part of a document's pages that is seen: how large they are and how far they are scrolled, in whole pixels as scroll bars
/// have it. What stands at the upper edge stays there while sizes, zoom or the view change.
///
/// Thread: GUI.
class PageViewport : public QObject
{
    Q_OBJECT
public:
    static constexpr double pointsPerPixel = 72.0 / 96; ///< At 100 %.
    static constexpr double smallestZoom = 0.1;         ///< 10 %
    static constexpr double largestZoom = 20;           ///< 2,000 %

    using QObject::QObject;

    /// Another document, from its beginning.
    void open(int pageCount);
    /// The same one has another number of pages; the sizes of all are to come again.
    void setPageCount(int count);
    void setSizes(int first, const std::vector<QSizeF> &sizes); ///< In points, of pages `first` ..
    void setSize(const QSize &size);                            ///< Of the view, in pixels.

    [[nodiscard]] const PageLayout &layout() const { return m_layout; }
    [[nodiscard]] QPoint offset() const { return m_offset; }
    [[nodiscard]] QPoint largestOffset() const { return m_largestOffset; }
    [[nodiscard]] QRectF seen() const { return {QPointF(m_offset), QSizeF(m_size)}; } ///< Of the content.
    /// First and last; nothing when there are no pages.
    [[nodiscard]] std::optional<std::pair<int, int>> seenPages() const;
    [[nodiscard]] int currentPage() const;               ///< The one that takes most of the view; 0: there is none.
    [[nodiscard]] PagePosition position() const;         ///< Of the view's upper edge.
    void scrollTo(const QPoint &offset);                 ///< Kept within the content.
    void scrollToPosition(const PagePosition &position); ///< Up or down only.

    [[nodiscard]] ZoomMode zoomMode() const { return m_zoomMode; }
    [[nodiscard]] double zoom() const { return m_layout.zoom() * pointsPerPixel; } ///< 1: 100 %.
    /// `zoom` counts for Fixed only.
    void setZoom(ZoomMode mode, double zoom = 1);
    /// By so many steps (of a quarter), keeping what stands at a point of the view; without one, its middle.
    void zoomBy(double steps, std::optional<QPointF> fixed = {});

Q_SIGNALS:
    void extentChanged(); ///< Of the content or the view. A view whose scroll bar comes or goes calls setSize() now.
    void laidOut();       ///< All pages stand where they will; before moved().
    void moved();         ///< Other parts of pages are seen.
    void pageChanged(int page);
    void zoomChanged();

private:
    void layOut(const PagePosition &keep);
    void fitZoom();
    void updateExtent();
    void announce();
    [[nodiscard]] int boundedY(double y) const;

    PageLayout m_layout;
    QSize m_size;
    QPoint m_offset, m_largestOffset;
    ZoomMode m_zoomMode = ZoomMode::FitWidth;
    int m_announcedPage = 0;
    bool m_isLayingOut = false;
    bool m_hasOtherSize = false; ///< Since it is laid out.
};

} // namespace lectern::models
