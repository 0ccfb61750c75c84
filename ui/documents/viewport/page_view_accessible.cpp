// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/viewport/page_view_accessible.h"

#include "models/documents/pages/open_document.h"
#include "models/reviews/review_labels.h"
#include "ui/documents/viewport/page_view.h"

#include <QLocale>

#include <algorithm>

namespace lectern::ui {

using namespace models;

namespace {

QAccessibleInterface *makeInterface(const QString &, QObject *object)
{
    auto *view = qobject_cast<PageView *>(object);
    return view ? new PageViewAccessible(view) : nullptr;
}

} // namespace

void installPageViewAccessibility()
{
    static const bool isInstalled = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    Q_UNUSED(isInstalled);
}

PageViewAccessible::PageViewAccessible(PageView *view) : QAccessibleWidget(view, QAccessible::Document), m_view(view) {}

QString PageViewAccessible::pageText() const
{
    const int page = m_view->currentPage();
    return page > 0 ? m_view->document().text(page) : QString();
}

QString PageViewAccessible::text(QAccessible::Text kind) const
{
    const int page = m_view->currentPage();
    switch (kind) {
    case QAccessible::Name:
        return page == 0 ? PageView::tr("Pages")
                         : PageView::tr("%1, page %L2 of %L3")
                               .arg(withVisibleControls(m_view->document().document().originalName))
                               .arg(page)
                               .arg(m_view->pages().pageCount());
    case QAccessible::Description:
    case QAccessible::Value: return pageText();
    default: return QAccessibleWidget::text(kind);
    }
}

void *PageViewAccessible::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::TextInterface)
        return static_cast<QAccessibleTextInterface *>(this);
    return QAccessibleWidget::interface_cast(type);
}

qint64 PageViewAccessible::toDocument(int offset) const
{
    if (!m_view->document().hasPositions())
        return 0;
    const QString text = pageText();
    return m_view->document().rangeOf(m_view->currentPage()).start + CodePointIndex(text).codePointOf(std::clamp<qint64>(offset, 0, text.size()));
}

int PageViewAccessible::toPage(qint64 position) const
{
    const QString text = pageText();
    const CodePointIndex index(text);
    const qint64 start = m_view->document().hasPositions() && !text.isEmpty() ? m_view->document().rangeOf(m_view->currentPage()).start : 0;
    return int(index.unitOf(std::clamp<qint64>(position - start, 0, index.codePointCount())));
}

void PageViewAccessible::selection(int index, int *start, int *end) const
{
    const bool isThere = index == 0 && selectionCount() > 0;
    *start = isThere ? toPage(m_view->selection().range().start) : 0;
    *end = isThere ? toPage(m_view->selection().range().end) : 0;
}

int PageViewAccessible::selectionCount() const
{
    const OpenDocument &document = m_view->document();
    return document.hasPositions() && m_view->currentPage() > 0 && !m_view->selection().isEmpty()
        && m_view->selection().range().overlaps(document.rangeOf(m_view->currentPage()));
}

void PageViewAccessible::addSelection(int start, int end) { m_view->select({toDocument(start), toDocument(end)}); }
void PageViewAccessible::removeSelection(int) { m_view->select({}); }
void PageViewAccessible::setSelection(int, int start, int end) { addSelection(start, end); }
int PageViewAccessible::cursorPosition() const { return toPage(m_view->selection().head()); }

void PageViewAccessible::setCursorPosition(int position)
{
    const qint64 there = toDocument(position);
    m_view->select({there, there});
}

QString PageViewAccessible::text(int start, int end) const { return pageText().mid(start, std::max(0, end - start)); }
int PageViewAccessible::characterCount() const { return int(pageText().size()); }

QRect PageViewAccessible::characterRect(int offset) const
{
    const qint64 position = toDocument(offset);
    const std::vector<QRectF> rects = m_view->rectsOf({position, position + 1});
    if (rects.empty())
        return {};
    return rects.front().toAlignedRect().translated(m_view->viewport()->mapToGlobal(QPoint()));
}

int PageViewAccessible::offsetAtPoint(const QPoint &point) const
{
    const auto position = m_view->textGeometry().positionAt(m_view->viewport()->mapFromGlobal(QPointF(point)));
    return position ? toPage(*position) : -1;
}

void PageViewAccessible::scrollToSubstring(int start, int end) { m_view->reveal({toDocument(start), toDocument(end)}); }

QString PageViewAccessible::attributes(int, int *start, int *end) const
{
    *start = 0;
    *end = characterCount();
    return {};
}

} // namespace lectern::ui
