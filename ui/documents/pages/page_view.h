// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/find/text_selection.h"
#include "models/documents/pages/page_layout.h"
#include "ui/documents/pages/page_marks.h"

#include <QAbstractScrollArea>
#include <QTimer>

#include <optional>

namespace lectern::models {
class OpenDocument;
class PageFinder;
class PagePictures;
} // namespace lectern::models

namespace lectern::ui {

/// How large pages are shown.
enum class ZoomMode : quint8 { FitWidth, FitPage, Fixed };

/// The pages of a document below each other: it draws those that are seen, wants their pictures and texts and those of their
/// neighbours, and nothing else. Text is selected by mouse and Shift with the arrow keys; the plain keys scroll.
///
/// Thread: GUI. Borrows the document, its pictures and its finder.
class PageView : public QAbstractScrollArea
{
    Q_OBJECT
public:
    static constexpr double pointsPerPixel = 72.0 / 96; ///< At 100 %.
    static constexpr double smallestZoom = 0.1;         ///< 10 %
    static constexpr double largestZoom = 20;           ///< 2,000 %

    PageView(models::OpenDocument &document, models::PagePictures &pictures, models::PageFinder &finder, QWidget *parent = nullptr);

    [[nodiscard]] const models::OpenDocument &document() const { return m_document; }
    [[nodiscard]] const models::PageLayout &pages() const { return m_layout; }
    [[nodiscard]] int currentPage() const;               ///< The one that takes most of the view; 0: there is none.
    [[nodiscard]] models::PagePosition position() const; ///< Of the view's upper edge.
    void goTo(const models::PagePosition &position);     ///< And forgets what was to be revealed.
    void goToPage(int page);

    [[nodiscard]] ZoomMode zoomMode() const { return m_zoomMode; }
    [[nodiscard]] double zoom() const { return m_layout.zoom() * pointsPerPixel; } ///< 1: 100 %.
    /// `zoom` counts for Fixed only.
    void setZoom(ZoomMode mode, double zoom = 1);
    /// By so many steps (of a quarter), keeping what stands at a point of the viewport; without one, its middle.
    void zoomBy(double steps, std::optional<QPointF> fixed = {});

    [[nodiscard]] PageMarks &marks() { return m_marks; }
    /// Scrolls until the range's beginning is seen, as soon as it is known where it stands.
    void reveal(TextRange range);
    [[nodiscard]] const models::TextSelection &selection() const { return m_selection; }
    void select(const TextRange &range);
    void selectPage();
    void setDimmed(bool isDimmed);
    [[nodiscard]] bool isDimmed() const { return m_isDimmed; }
    /// The document's text where the view stands: where a search begins.
    [[nodiscard]] qint64 topPosition() const;
    /// Between which characters a point of the viewport lies. Nothing: no page with text is there.
    [[nodiscard]] std::optional<qint64> textPositionAt(const QPointF &point) const;
    /// Where a range stands in the viewport's pixels, as far as its pages' words are here.
    [[nodiscard]] std::vector<QRectF> rectsOf(const TextRange &range) const;
    /// Nothing is scrolled to or waited for.
    [[nodiscard]] bool isSettled() const;

Q_SIGNALS:
    void pageChanged(int page);
    void positionChanged();
    void zoomChanged();
    void selectionChanged();
    void findingClicked(int finding);
    void findRequested();  ///< "/" or the find key.
    void leaveRequested(); ///< Esc.
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
    void connectParts();
    void takeDocument();
    void relayout(const models::PagePosition &keep);
    void fitZoom();
    void setZoomAround(double pixelsPerPoint, const QPointF &fixed);
    void updateScrollBars();
    void wantWhatIsSeen();
    void tryReveal();
    void scrollTo(const models::PagePosition &position);
    void announcePosition();
    [[nodiscard]] QPointF scrolled() const;
    [[nodiscard]] QRectF seen() const; ///< Of the content.
    [[nodiscard]] std::optional<std::pair<int, int>> seenPages() const;

    void press(const QPointF &point, models::Granule granule, bool extends);
    void drag(const QPointF &point);
    void scrollWhileDragging();
    void updateCursor(const QPointF &point);
    [[nodiscard]] bool isOnWord(const QPointF &point) const;
    [[nodiscard]] const DocumentHighlight *markUnder(const QPointF &point) const;
    bool showToolTip(const QPoint &point, const QPoint &globalPoint);
    bool scrollByKey(QKeyEvent *event);
    bool selectByKey(QKeyEvent *event);
    void setSelection(const models::TextSelection &selection);

    models::OpenDocument &m_document;
    models::PagePictures &m_pictures;
    models::PageFinder &m_finder;
    models::PageLayout m_layout;
    PageMarks m_marks;
    models::TextSelection m_selection;
    ZoomMode m_zoomMode = ZoomMode::FitWidth;
    bool m_isDimmed = false;
    bool m_isRelayouting = false;
    int m_announcedPage = 0;
    std::optional<TextRange> m_toReveal;
    QTimer m_wanting; ///< Turns one burst of scrolling into one batch of wants.
    QTimer m_dragging;
    QPointF m_pressedAt, m_draggedTo;
    bool m_isPressed = false;
    bool m_wasDragged = false;
    qint64 m_lastTriple = 0;         ///< Milliseconds since the epoch of the last double click.
    std::optional<double> m_upDownX; ///< Points: where Shift+Up and Down want to stay.
};

} // namespace lectern::ui
