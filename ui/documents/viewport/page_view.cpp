// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/viewport/page_view.h"

#include "models/documents/find/page_finder.h"
#include "models/documents/pages/open_document.h"
#include "models/documents/pages/page_pictures.h"
#include "ui/documents/viewport/page_painter.h"
#include "ui/documents/viewport/page_view_accessible.h"
#include "ui/kit/look/theme.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QWheelEvent>

namespace lectern::ui {

using namespace models;

PageView::PageView(OpenDocument &document, PagePictures &pictures, PageFinder &finder, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_document(document)
    , m_pictures(pictures)
    , m_finder(finder)
    , m_geometry(document, m_pages)
    , m_navigator(document, m_pages)
    , m_selection(document)
    , m_wants(document, pictures, m_pages)
    , m_mouse(*this, m_geometry, m_marks, m_selection)
    , m_keys(*this, m_geometry, m_selection, m_navigator)
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
    installPageViewAccessibility();
    connectParts();
    connectDocument();
    m_pages.setSize(viewport()->size());
    takeDocument();
}

void PageView::connectParts()
{
    const auto repaint = qOverload<>(&QWidget::update);
    connect(&m_wanting, &QTimer::timeout, this, &PageView::want);
    connect(&m_pages, &PageViewport::extentChanged, this, &PageView::updateScrollBars);
    connect(&m_pages, &PageViewport::moved, this, &PageView::follow);
    connect(&m_pages, &PageViewport::pageChanged, this, &PageView::pageChanged);
    connect(&m_pages, &PageViewport::zoomChanged, this, &PageView::zoomChanged);
    connect(&m_marks, &PageMarks::changed, viewport(), repaint);
    connect(&m_selection, &DocumentSelection::changed, viewport(), repaint);
    connect(&m_selection, &DocumentSelection::changed, this, &PageView::selectionChanged);
    connect(&m_mouse, &PageMouse::findingClicked, this, &PageView::findingClicked);
    connect(&m_keys, &PageKeys::findRequested, this, &PageView::findRequested);
    connect(&m_keys, &PageKeys::leaveRequested, this, &PageView::leaveRequested);
}

void PageView::connectDocument()
{
    const auto repaint = qOverload<>(&QWidget::update);
    connect(&m_document, &OpenDocument::opened, this, &PageView::takeDocument);
    connect(&m_document, &OpenDocument::pageCountChanged, this, [this] { m_pages.setPageCount(m_document.pageCount()); });
    connect(&m_document, &OpenDocument::sizesArrived, &m_pages, &PageViewport::setSizes);
    connect(&m_document, &OpenDocument::pagesArrived, viewport(), repaint);
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
    m_marks.pointAt({});
    m_navigator.forget();
    m_pages.open(m_document.pageCount());
}

void PageView::updateScrollBars()
{
    m_isFollowing = true;
    const QSize view = viewport()->size();
    const int line = fontMetrics().height() * 3;
    verticalScrollBar()->setRange(0, m_pages.largestOffset().y());
    verticalScrollBar()->setPageStep(view.height());
    verticalScrollBar()->setSingleStep(line);
    horizontalScrollBar()->setRange(0, m_pages.largestOffset().x());
    horizontalScrollBar()->setPageStep(view.width());
    horizontalScrollBar()->setSingleStep(line);
    m_isFollowing = false;
}

void PageView::follow()
{
    m_isFollowing = true;
    verticalScrollBar()->setValue(m_pages.offset().y());
    horizontalScrollBar()->setValue(m_pages.offset().x());
    m_isFollowing = false;
    m_wanting.start();
    viewport()->update();
    Q_EMIT positionChanged();
}

void PageView::scrollContentsBy(int, int)
{
    if (!m_isFollowing)
        m_pages.scrollTo({horizontalScrollBar()->value(), verticalScrollBar()->value()});
}

void PageView::resizeEvent(QResizeEvent *) { m_pages.setSize(viewport()->size()); }

void PageView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        viewport()->update();
}

void PageView::want()
{
    if (isVisible())
        m_wants.want(devicePixelRatioF());
    else
        m_wants.wantNothing();
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
    const auto pages = m_pages.seenPages();
    if (!pages)
        return;
    const TextRange selection = m_selection.text().range();
    const PageScene scene{m_document, m_pictures, m_finder, m_marks, selection, m_isDimmed && theme::isDark(), devicePixelRatioF()};
    PagePainter page(painter, scene);
    for (int number = pages->first; number <= pages->second; ++number)
        page.draw(number, m_pages.layout().pageRect(number).translated(-m_pages.offset()), QRectF(viewport()->rect()), m_pages.layout().zoom());
}

void PageView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return QAbstractScrollArea::mousePressEvent(event);
    m_mouse.press(*event);
}

void PageView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        m_mouse.pressTwice(*event);
}

void PageView::mouseMoveEvent(QMouseEvent *event) { m_mouse.move(*event); }

void PageView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return QAbstractScrollArea::mouseReleaseEvent(event);
    m_mouse.release(*event);
}

bool PageView::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QAbstractScrollArea::viewportEvent(event);
    m_mouse.showToolTip(*static_cast<QHelpEvent *>(event));
    return true;
}

void PageView::wheelEvent(QWheelEvent *event)
{
    if (!(event->modifiers() & Qt::ControlModifier))
        return QAbstractScrollArea::wheelEvent(event);
    m_pages.zoomBy(event->angleDelta().y() / 120.0, event->position());
    event->accept();
}

void PageView::contextMenuEvent(QContextMenuEvent *event) { Q_EMIT menuRequested(event->globalPos()); }

bool PageView::event(QEvent *event)
{
    // While the pages have focus, the find key searches them instead of triggering the window's shortcut.
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Find)) {
        event->accept();
        return true;
    }
    if (event->type() == QEvent::Show)
        m_wanting.start();
    return QAbstractScrollArea::event(event);
}

void PageView::keyPressEvent(QKeyEvent *event)
{
    if (!m_keys.press(*event))
        QWidget::keyPressEvent(event); // NOLINT(bugprone-parent-virtual-call): the scroll area would take keys that the place has use for
}

} // namespace lectern::ui
