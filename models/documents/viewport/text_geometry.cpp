// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/viewport/text_geometry.h"

#include "models/documents/pages/open_document.h"
#include "models/documents/pages/page_marks.h"
#include "models/documents/viewport/page_viewport.h"

#include <algorithm>

namespace lectern::models {

namespace {

/// The part of a range that is on a page, relative to the page's beginning.
TextRange partOn(const TextRange &page, const TextRange &range)
{
    return {std::max(range.start, page.start) - page.start, std::min(range.end, page.end) - page.start};
}

} // namespace

std::optional<TextGeometry::PointOnPage> TextGeometry::onPage(const QPointF &point) const
{
    const PageLayout &layout = m_viewport.layout();
    if (layout.pageCount() == 0)
        return std::nullopt;
    const QPointF content = m_viewport.offset() + point;
    const int page = layout.pageAt(content.y());
    const auto words = m_document.words(page);
    return words ? std::optional(PointOnPage{page, words, layout.toPage(page, content)}) : std::nullopt;
}

std::optional<qint64> TextGeometry::positionAt(const QPointF &point) const
{
    const auto at = onPage(point);
    if (!at || !m_document.hasPositions())
        return std::nullopt;
    return m_document.rangeOf(at->page).start + at->words->positionAt(at->point);
}

bool TextGeometry::isOnWord(const QPointF &point) const
{
    const auto at = onPage(point);
    return at && at->words->isOnWord(at->point);
}

const DocumentHighlight *TextGeometry::markAt(const QPointF &point, const PageMarks &marks) const
{
    const auto at = onPage(point);
    if (!at || !m_document.hasPositions())
        return nullptr;
    const TextRange page = m_document.rangeOf(at->page);
    const DocumentHighlight *found = nullptr;
    for (const DocumentHighlight &mark : marks.highlights()) {
        if (!mark.range.overlaps(page) || (found && found->range.length() <= mark.range.length()))
            continue;
        const auto rects = at->words->rectsOf(partOn(page, mark.range));
        if (std::any_of(rects.begin(), rects.end(), [&](const QRectF &rect) { return rect.contains(at->point); }))
            found = &mark;
    }
    return found;
}

std::vector<QRectF> TextGeometry::rectsOf(const TextRange &range) const
{
    std::vector<QRectF> result;
    if (range.isEmpty() || !m_document.hasPositions())
        return result;
    const int last = m_document.pageOf(range.end - 1);
    for (int page = m_document.pageOf(range.start); page <= last; ++page) {
        const auto words = m_document.words(page);
        if (!words)
            continue;
        for (const QRectF &rect : words->rectsOf(partOn(m_document.rangeOf(page), range)))
            result.push_back(m_viewport.layout().fromPage(page, rect).translated(-m_viewport.offset()));
    }
    return result;
}

qint64 TextGeometry::topPosition() const
{
    const auto pages = m_viewport.seenPages();
    if (!pages || !m_document.hasPositions())
        return 0;
    const auto words = m_document.words(pages->first);
    const qint64 start = m_document.rangeOf(pages->first).start;
    return words ? start + words->positionAt(m_viewport.layout().toPage(pages->first, m_viewport.offset())) : start;
}

} // namespace lectern::models
