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

/// Everything that a page is drawn from.
struct PageScene {
    models::OpenDocument &document;
    models::PagePictures &pictures;
    models::PageFinder &finder;
    const models::PageMarks &marks;
    const TextRange &selection;
    bool isDimmed = false;
    double scale = 1; ///< Device pixels per pixel.
};

/// Draws one page: paper, picture, marks, selection. Marks differ by line and letter, not by colour alone; their colours belong to the
/// paper and are the same in every theme.
///
/// Thread: GUI. Lives as long as one paint.
class PagePainter
{
public:
    PagePainter(QPainter &painter, const PageScene &scene) : m_painter(painter), m_scene(scene) {}

    /// `rect`: where the page stands; `visible`: the part of it that is seen. `zoom`: pixels per point.
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
