// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/find/document_selection.h"
#include "models/documents/pages/page_marks.h"
#include "models/documents/viewport/page_navigator.h"
#include "models/documents/viewport/page_viewport.h"
#include "models/documents/viewport/page_wants.h"
#include "models/documents/viewport/text_geometry.h"
#include "ui/documents/viewport/page_keys.h"
#include "ui/documents/viewport/page_mouse.h"

#include <QAbstractScrollArea>
#include <QTimer>

namespace lectern::models {
class OpenDocument;
class PageFinder;
class PagePictures;
} // namespace lectern::models

namespace lectern::ui {

/// The pages of a document in a column: the widget with scroll bars, painting and events around a PageViewport. Separate classes
/// handle keys and mouse.
///
/// Thread: GUI. Borrows the document, its pictures and its finder.
class PageView : public QAbstractScrollArea
{
    Q_OBJECT
public:
    PageView(models::OpenDocument &document, models::PagePictures &pictures, models::PageFinder &finder, QWidget *parent = nullptr);

    [[nodiscard]] const models::OpenDocument &document() const { return m_document; }
    [[nodiscard]] models::PageViewport &pageViewport() { return m_pages; }
    [[nodiscard]] models::PageNavigator &navigator() { return m_navigator; }
    [[nodiscard]] const models::TextGeometry &textGeometry() const { return m_geometry; }
    [[nodiscard]] models::PageMarks &marks() { return m_marks; }

    [[nodiscard]] const models::PageLayout &pages() const { return m_pages.layout(); }
    [[nodiscard]] int currentPage() const { return m_pages.currentPage(); }
    [[nodiscard]] models::PagePosition position() const { return m_pages.position(); }
    void goTo(const models::PagePosition &position) { m_navigator.goTo(position); }
    void reveal(TextRange range) { m_navigator.reveal(range); }
    [[nodiscard]] models::ZoomMode zoomMode() const { return m_pages.zoomMode(); }
    [[nodiscard]] double zoom() const { return m_pages.zoom(); }
    void setZoom(models::ZoomMode mode, double zoom = 1) { m_pages.setZoom(mode, zoom); }
    [[nodiscard]] std::vector<QRectF> rectsOf(const TextRange &range) const { return m_geometry.rectsOf(range); }

    [[nodiscard]] const models::TextSelection &selection() const { return m_selection.text(); }
    void select(const TextRange &range) { m_selection.select(range); }
    void selectPage() { m_selection.selectPage(currentPage()); }
    void setDimmed(bool isDimmed);
    [[nodiscard]] bool isDimmed() const { return m_isDimmed; }
    /// Whether no scrolling or request is pending.
    [[nodiscard]] bool isSettled() const { return !m_navigator.isRevealing() && !m_wanting.isActive(); }

Q_SIGNALS:
    void pageChanged(int page);
    void positionChanged();
    void zoomChanged();
    void selectionChanged();
    void findingClicked(int finding);
    void findRequested();  ///< By "/" or the find key.
    void leaveRequested(); ///< By Esc.
    void menuRequested(const QPoint &globalPosition);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void connectDocument();
    void connectParts();
    void takeDocument();
    void updateScrollBars();
    void follow();
    void want();

    models::OpenDocument &m_document;
    models::PagePictures &m_pictures;
    models::PageFinder &m_finder;
    models::PageMarks m_marks;
    models::PageViewport m_pages;
    models::TextGeometry m_geometry;
    models::PageNavigator m_navigator;
    models::DocumentSelection m_selection;
    models::PageWants m_wants;
    PageMouse m_mouse;
    PageKeys m_keys;
    bool m_isDimmed = false;
    bool m_isFollowing = false; ///< The scroll bars are being updated from the pages, so their signals are ignored.
    QTimer m_wanting;           ///< Combines a burst of scrolling into one batch of requests.
};

} // namespace lectern::ui
