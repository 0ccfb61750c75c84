// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/pages/page_view.h"

#include "models/documents/find/page_finder.h"
#include "models/documents/pages/open_document.h"
#include "models/documents/pages/page_pictures.h"
#include "ui/documents/pages/page_painter.h"
#include "ui/documents/pages/page_view_accessible.h"
#include "ui/kit/look/theme.h"

#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace lectern::ui {

using namespace models;

namespace {

constexpr int neighbourPages = 2;  ///< Kept ready below what is seen; one above.
constexpr double revealedAt = 0.3; ///< Of the view's height: where words that are scrolled to come to stand.

} // namespace

PageView::PageView(OpenDocument &document, PagePictures &pictures, PageFinder &finder, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_document(document)
    , m_pictures(pictures)
    , m_finder(finder)
{
    setObjectName(QStringLiteral("pageView"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    verticalScrollBar()->setAccessibleName(tr("Position in the document"));
    horizontalScrollBar()->setAccessibleName(tr("Position across the page"));
    m_wanting.setSingleShot(true);
    m_wanting.setInterval(0);
    m_dragging.setInterval(30);
    installPageViewAccessibility();
    connectParts();
    takeDocument();
}

void PageView::connectParts()
{
    const auto repaint = qOverload<>(&QWidget::update);
    connect(&m_wanting, &QTimer::timeout, this, &PageView::wantWhatIsSeen);
    connect(&m_dragging, &QTimer::timeout, this, &PageView::scrollWhileDragging);
    connect(&m_document, &OpenDocument::opened, this, &PageView::takeDocument);
    connect(&m_document, &OpenDocument::pageCountChanged, this, [this] {
        const PagePosition kept = position();
        m_layout.setPageCount(m_document.pageCount());
        relayout(kept);
    });
    connect(&m_document, &OpenDocument::sizesArrived, this, [this](int first, const std::vector<QSizeF> &sizes) {
        const PagePosition kept = position();
        m_layout.setSizes(first, sizes);
        relayout(kept);
    });
    connect(&m_document, &OpenDocument::pagesArrived, this, [this] {
        tryReveal();
        viewport()->update();
    });
    connect(&m_pictures, &PagePictures::arrived, viewport(), repaint);
    connect(&m_pictures, &PagePictures::failed, viewport(), repaint);
    connect(&m_finder, &PageFinder::restarted, viewport(), repaint);
    connect(&m_finder, &PageFinder::hitsAdded, viewport(), repaint);
    connect(&m_finder, &PageFinder::currentChanged, viewport(), repaint);
}

void PageView::takeDocument()
{
    m_selection.clear();
    m_marks.setHighlights({});
    m_marks.setPointedAt({});
    m_toReveal.reset();
    m_announcedPage = 0;
    m_layout.setPageCount(m_document.pageCount());
    relayout({1, -PageLayout::margin / m_layout.zoom()});
    Q_EMIT selectionChanged();
}

QPointF PageView::scrolled() const { return {double(horizontalScrollBar()->value()), double(verticalScrollBar()->value())}; }
QRectF PageView::seen() const { return {scrolled(), QSizeF(viewport()->size())}; }

std::optional<std::pair<int, int>> PageView::seenPages() const
{
    const QRectF area = seen();
    return m_layout.pagesBetween(area.top(), area.bottom());
}

PagePosition PageView::position() const { return m_layout.positionOf(scrolled().y()); }

int PageView::currentPage() const
{
    const auto pages = seenPages();
    if (!pages)
        return 0;
    const QRectF area = seen();
    int most = pages->first;
    double height = -1;
    for (int page = pages->first; page <= pages->second; ++page) {
        const double part = (m_layout.pageRect(page) & area).height();
        // Small pages may be seen whole, several at once: the first of them is the one.
        if (part > height + 1) {
            height = part;
            most = page;
        }
    }
    return most;
}

void PageView::goTo(const PagePosition &position)
{
    m_toReveal.reset();
    scrollTo(position);
}

void PageView::scrollTo(const PagePosition &position)
{
    verticalScrollBar()->setValue(int(std::lround(m_layout.contentY(position))));
    m_wanting.start();
}

void PageView::goToPage(int page)
{
    m_toReveal.reset();
    if (m_layout.pageCount() > 0)
        scrollTo({std::clamp(page, 1, m_layout.pageCount()), -PageLayout::margin / m_layout.zoom()});
}

void PageView::setZoom(ZoomMode mode, double zoom)
{
    m_zoomMode = mode;
    const PagePosition kept = position();
    if (mode == ZoomMode::Fixed)
        m_layout.setZoom(std::clamp(zoom, smallestZoom, largestZoom) / pointsPerPixel);
    relayout(kept);
    Q_EMIT zoomChanged();
}

void PageView::zoomBy(double steps, std::optional<QPointF> fixed)
{
    if (m_layout.pageCount() == 0)
        return;
    const double wanted = std::clamp(zoom() * std::pow(1.25, steps), smallestZoom, largestZoom);
    m_zoomMode = ZoomMode::Fixed;
    setZoomAround(wanted / pointsPerPixel, fixed.value_or(QRectF(viewport()->rect()).center()));
    Q_EMIT zoomChanged();
}

void PageView::setZoomAround(double pixelsPerPoint, const QPointF &fixed)
{
    const QPointF content = scrolled() + fixed;
    const int page = m_layout.pageAt(content.y());
    const QPointF point = m_layout.toPage(page, content);
    m_layout.setZoom(pixelsPerPoint);
    relayout(position());
    const QPointF now = m_layout.fromPage(page, QRectF(point, QSizeF())).topLeft() - fixed;
    horizontalScrollBar()->setValue(int(std::lround(now.x())));
    verticalScrollBar()->setValue(int(std::lround(now.y())));
}

void PageView::fitZoom()
{
    if (m_zoomMode == ZoomMode::Fixed || m_layout.pageCount() == 0)
        return;
    const double width = std::max(1.0, viewport()->width() - 2 * PageLayout::margin) / m_layout.widestPage();
    const int page = std::clamp(m_announcedPage, 1, m_layout.pageCount());
    const double height = std::max(1.0, viewport()->height() - 2 * PageLayout::margin) / m_layout.pageSize(page).height();
    const double wanted = m_zoomMode == ZoomMode::FitWidth ? width : std::min(width, height);
    m_layout.setZoom(std::clamp(wanted, smallestZoom / pointsPerPixel, largestZoom / pointsPerPixel));
}

/// After sizes, the zoom or the view have changed: what stood at the upper edge stands there again.
void PageView::relayout(const PagePosition &keep)
{
    const double before = m_layout.zoom();
    m_layout.setViewWidth(viewport()->width());
    fitZoom();
    m_isRelayouting = true;
    updateScrollBars();
    verticalScrollBar()->setValue(int(std::lround(m_layout.contentY(keep))));
    m_isRelayouting = false;
    tryReveal();
    announcePosition();
    viewport()->update();
    if (m_layout.zoom() != before)
        Q_EMIT zoomChanged();
}

void PageView::updateScrollBars()
{
    const QSizeF content = m_layout.contentSize();
    const QSize view = viewport()->size();
    verticalScrollBar()->setRange(0, std::max(0, int(std::ceil(content.height())) - view.height()));
    verticalScrollBar()->setPageStep(view.height());
    verticalScrollBar()->setSingleStep(fontMetrics().height() * 3);
    const int width = m_zoomMode == ZoomMode::Fixed ? int(std::ceil(content.width())) : 0;
    const int hidden = std::max(0, width - view.width());
    const bool wasWhole = horizontalScrollBar()->maximum() == 0;
    horizontalScrollBar()->setRange(0, hidden);
    horizontalScrollBar()->setPageStep(view.width());
    horizontalScrollBar()->setSingleStep(fontMetrics().height() * 3);
    if (wasWhole)
        horizontalScrollBar()->setValue(hidden / 2);
}

void PageView::scrollContentsBy(int, int)
{
    if (m_isRelayouting)
        return;
    announcePosition();
    viewport()->update();
}

void PageView::announcePosition()
{
    m_wanting.start();
    if (const int page = currentPage(); page != m_announcedPage) {
        m_announcedPage = page;
        Q_EMIT pageChanged(page);
    }
    Q_EMIT positionChanged();
}

void PageView::resizeEvent(QResizeEvent *) { relayout(position()); }

void PageView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        viewport()->update();
}

void PageView::wantWhatIsSeen()
{
    const auto pages = isVisible() ? seenPages() : std::nullopt;
    if (!pages) {
        m_pictures.want(PagePictures::Use::Visible, {});
        return m_pictures.want(PagePictures::Use::Neighbours, {});
    }
    // Text first: its sizes decide where everything stands. What is scrolled to is needed before what stands there now.
    m_document.want(pages->first, std::min(pages->second + 1, m_layout.pageCount()));
    const double scale = devicePixelRatioF();
    const QRectF area = seen();
    const int middle = currentPage();
    std::vector<PartOfPage> visible, previews, neighbours;
    const auto add = [&](int page, std::vector<PartOfPage> &parts) {
        const QRectF rect = m_layout.pageRect(page);
        const QRectF part((area.topLeft() - rect.topLeft()) * scale, area.size() * scale);
        const auto wanted = partsOfPage(page, (rect.size() * scale).toSize(), part.toAlignedRect());
        if ((wanted.size() > 1 || (wanted.size() == 1 && !wanted.front().part.isNull())) && !m_pictures.findScaled(page, 0))
            previews.push_back(previewOfPage(page, m_layout.pageSize(page)));
        parts.insert(parts.end(), wanted.begin(), wanted.end());
    };
    add(middle, visible);
    for (int page = pages->first; page <= pages->second; ++page) {
        if (page != middle)
            add(page, visible);
    }
    visible.insert(visible.begin(), previews.begin(), previews.end());
    previews.clear();
    for (int page = pages->second + 1; page <= std::min(pages->second + neighbourPages, m_layout.pageCount()); ++page)
        add(page, neighbours);
    if (pages->first > 1)
        add(pages->first - 1, neighbours);
    neighbours.insert(neighbours.end(), previews.begin(), previews.end());
    m_pictures.want(PagePictures::Use::Visible, std::move(visible));
    m_pictures.want(PagePictures::Use::Neighbours, std::move(neighbours));
}

void PageView::reveal(TextRange range)
{
    m_toReveal = range;
    tryReveal();
    viewport()->update();
}

void PageView::tryReveal()
{
    if (!m_toReveal || !m_document.hasPositions())
        return;
    const int page = m_document.pageOf(m_toReveal->start);
    const auto words = m_document.words(page);
    if (!words) {
        // The words come with the page, which is fetched once it is on the screen.
        const auto pages = seenPages();
        if (!pages || page < pages->first || page > pages->second)
            scrollTo({page, 0});
        return;
    }
    const TextRange whole = m_document.rangeOf(page);
    const auto rects = words->rectsOf({m_toReveal->start - whole.start, std::min(m_toReveal->end, whole.end) - whole.start});
    m_toReveal.reset();
    const QRectF target = rects.empty() ? m_layout.pageRect(page).adjusted(0, 0, 0, -m_layout.pageRect(page).height())
                                        : m_layout.fromPage(page, rects.front());
    const QRectF area = seen();
    const QRectF all = rects.empty() ? target : target | m_layout.fromPage(page, rects.back());
    if (all.top() < area.top() + 8 || std::min(all.bottom(), all.top() + area.height() / 2) > area.bottom() - 8)
        verticalScrollBar()->setValue(int(std::lround(target.top() - revealedAt * area.height())));
    if (target.left() < area.left() || target.right() > area.right())
        horizontalScrollBar()->setValue(int(std::lround(std::min(target.left() - 24, target.center().x() - area.width() / 2))));
}

bool PageView::isSettled() const { return !m_toReveal && !m_wanting.isActive(); }

qint64 PageView::topPosition() const
{
    const auto pages = seenPages();
    if (!pages || !m_document.hasPositions())
        return 0;
    const auto words = m_document.words(pages->first);
    const qint64 start = m_document.rangeOf(pages->first).start;
    return words ? start + words->positionAt(m_layout.toPage(pages->first, scrolled())) : start;
}

std::vector<QRectF> PageView::rectsOf(const TextRange &range) const
{
    std::vector<QRectF> result;
    if (range.isEmpty() || !m_document.hasPositions())
        return result;
    const int last = m_document.pageOf(range.end - 1);
    for (int page = m_document.pageOf(range.start); page <= last; ++page) {
        const auto words = m_document.words(page);
        const TextRange whole = m_document.rangeOf(page);
        if (!words)
            continue;
        for (const QRectF &rect : words->rectsOf({std::max(range.start, whole.start) - whole.start, std::min(range.end, whole.end) - whole.start}))
            result.push_back(m_layout.fromPage(page, rect).translated(-scrolled()));
    }
    return result;
}

void PageView::setDimmed(bool isDimmed)
{
    m_isDimmed = isDimmed;
    viewport()->update();
}

void PageView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), theme::page());
    const auto pages = seenPages();
    if (!pages)
        return;
    const TextRange selection = m_selection.range();
    const PageScene scene{m_document, m_pictures, m_finder, m_marks, selection, m_isDimmed && theme::isDark(), devicePixelRatioF()};
    PagePainter page(painter, scene);
    for (int number = pages->first; number <= pages->second; ++number)
        page.draw(number, m_layout.pageRect(number).translated(-scrolled()), QRectF(viewport()->rect()), m_layout.zoom());
}

} // namespace lectern::ui
