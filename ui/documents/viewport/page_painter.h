// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>

class QPainter;

namespace lectern::models {
class OpenDocument;
class PageFinder;
class PageMarks;
class PagePictures;
class PageWords;
} // namespace lectern::models

namespace lectern {
struct TextRange;
} // namespace lectern

namespace lectern::ui {

/// Everything that is needed to draw a page.
struct PageScene {
    models::OpenDocument &document;
    models::PagePictures &pictures;
    models::PageFinder &finder;
    const models::PageMarks &marks;
    const TextRange &selection;
    bool isDimmed = false;
    double scale = 1; ///< Device pixels per pixel.
};

/// Draws one page: background, picture, marks, selection. Marks differ by line style and letter, not only by colour; their colours
/// are the same in every theme.
///
/// Thread: GUI. Lives during one paint event.
class PagePainter
{
public:
    PagePainter(QPainter &painter, const PageScene &scene) : m_painter(painter), m_scene(scene) {}

    /// `rect`: the page's rectangle; `visible`: its visible part. `zoom`: pixels per point.
    void draw(int page, const QRectF &rect, const QRectF &visible, double zoom);

private:
    void drawPaper() const;
    void drawPicture() const;
    bool drawParts() const;
    void drawText() const;
    void drawMarks() const;
    void drawHits() const;
    void drawSelection() const;
    void drawOcrLabel() const;
    [[nodiscard]] QRectF onScreen(const QRectF &points) const;
    [[nodiscard]] TextRange onPage(const TextRange &range) const;

    QPainter &m_painter;
    const PageScene &m_scene;
    int m_page = 0;
    QRectF m_rect;
    QRectF m_visible;
    double m_zoom = 1;
};

} // namespace lectern::ui
