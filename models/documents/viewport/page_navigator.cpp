// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/viewport/page_navigator.h"

#include "models/documents/pages/open_document.h"
#include "models/documents/viewport/page_viewport.h"

#include <algorithm>
#include <cmath>

namespace lectern::models {

namespace {

constexpr double revealedAt = 0.3; ///< Fraction of the view's height at which revealed words are placed.
constexpr double leastAbove = 8;   ///< Minimum distance in pixels between revealed words and the view's edges.
constexpr double leastBeside = 24;

} // namespace

PageNavigator::PageNavigator(const OpenDocument &document, PageViewport &viewport, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_viewport(viewport)
{
    connect(&document, &OpenDocument::pagesArrived, this, &PageNavigator::tryReveal);
    connect(&viewport, &PageViewport::laidOut, this, &PageNavigator::tryReveal);
}

void PageNavigator::forget() { m_toReveal.reset(); }

void PageNavigator::goTo(const PagePosition &position)
{
    forget();
    m_viewport.scrollToPosition(position);
}

void PageNavigator::goToPage(int page)
{
    forget();
    const PageLayout &layout = m_viewport.layout();
    if (layout.pageCount() > 0)
        m_viewport.scrollToPosition({std::clamp(page, 1, layout.pageCount()), -PageLayout::margin / layout.zoom()});
}

void PageNavigator::reveal(TextRange range)
{
    m_toReveal = range;
    tryReveal();
}

void PageNavigator::tryReveal()
{
    if (!m_toReveal || !m_document.hasPositions())
        return;
    const int page = m_document.pageOf(m_toReveal->start);
    if (const auto words = m_document.words(page)) {
        const TextRange whole = m_document.rangeOf(page);
        const auto rects = words->rectsOf({m_toReveal->start - whole.start, std::min(m_toReveal->end, whole.end) - whole.start});
        forget();
        return scrollToWords(page, rects);
    }
    // The words are loaded with their page, which is fetched when it is on the screen.
    const auto pages = m_viewport.seenPages();
    if (!pages || page < pages->first || page > pages->second)
        m_viewport.scrollToPosition({page, 0});
}

/// Words without boxes are taken to be at the page's top.
void PageNavigator::scrollToWords(int page, const std::vector<QRectF> &rects)
{
    const PageLayout &layout = m_viewport.layout();
    const QRectF paper = layout.pageRect(page);
    const QRectF first = rects.empty() ? QRectF(paper.topLeft(), QSizeF(paper.width(), 0)) : layout.fromPage(page, rects.front());
    const QRectF all = rects.empty() ? first : first | layout.fromPage(page, rects.back());
    const QRectF seen = m_viewport.seen();
    QPoint offset = m_viewport.offset();
    if (all.top() < seen.top() + leastAbove || std::min(all.bottom(), all.top() + seen.height() / 2) > seen.bottom() - leastAbove)
        offset.setY(int(std::lround(first.top() - revealedAt * seen.height())));
    if (first.left() < seen.left() || first.right() > seen.right())
        offset.setX(int(std::lround(std::min(first.left() - leastBeside, first.center().x() - seen.width() / 2))));
    m_viewport.scrollTo(offset);
}

} // namespace lectern::models
