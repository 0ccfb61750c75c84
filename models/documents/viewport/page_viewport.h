// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/pages/page_layout.h"

#include <QObject>
#include <QPoint>
#include <QSize>

#include <optional>
#include <utility>

namespace lectern::models {

/// How the zoom is chosen.
enum class ZoomMode : quint8 { FitWidth, FitPage, Fixed };

/// The visible part of a document's pages: zoom and scroll position, in whole pixels as in scroll bars. What is at the
/// upper edge stays there when sizes, zoom or the view change.
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

    /// Opens another document at its beginning.
    void open(int pageCount);
    /// The document's number of pages has changed; all sizes will be set again.
    void setPageCount(int count);
    void setSizes(int first, const std::vector<QSizeF> &sizes); ///< In points, for pages `first` ..
    void setSize(const QSize &size);                            ///< Of the view, in pixels.

    [[nodiscard]] const PageLayout &layout() const { return m_layout; }
    [[nodiscard]] QPoint offset() const { return m_offset; }
    [[nodiscard]] QPoint largestOffset() const { return m_largestOffset; }
    [[nodiscard]] QRectF seen() const { return {QPointF(m_offset), QSizeF(m_size)}; } ///< The visible rectangle of the content.
    /// First and last visible page; nothing without pages.
    [[nodiscard]] std::optional<std::pair<int, int>> seenPages() const;
    [[nodiscard]] int currentPage() const;               ///< The page that covers most of the view; 0: none.
    [[nodiscard]] PagePosition position() const;         ///< Of the view's upper edge.
    void scrollTo(const QPoint &offset);                 ///< Clamped to the content.
    void scrollToPosition(const PagePosition &position); ///< Vertical only.

    [[nodiscard]] ZoomMode zoomMode() const { return m_zoomMode; }
    [[nodiscard]] double zoom() const { return m_layout.zoom() * pointsPerPixel; } ///< 1: 100 %.
    /// `zoom` is used for Fixed only.
    void setZoom(ZoomMode mode, double zoom = 1);
    /// Zooms by steps (of a quarter) and keeps the content at a point of the view in place; default: its middle.
    void zoomBy(double steps, std::optional<QPointF> fixed = {});

Q_SIGNALS:
    void extentChanged(); ///< Of the content or the view. Receivers whose scroll bar appears or disappears call setSize() at once.
    void laidOut();       ///< All pages have their final place; emitted before moved().
    void moved();         ///< Another part of the pages is visible.
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
    bool m_hasOtherSize = false; ///< The view's size changed since the last layout.
};

} // namespace lectern::models
