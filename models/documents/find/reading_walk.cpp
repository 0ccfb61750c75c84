// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/find/reading_walk.h"

#include "models/documents/find/page_finder.h"
#include "models/documents/pages/page_marks.h"
#include "models/documents/viewport/page_navigator.h"
#include "models/documents/viewport/page_viewport.h"
#include "models/documents/viewport/text_geometry.h"

#include <utility>

namespace lectern::models {

ReadingWalk::ReadingWalk(PageFinder &finder, const Pages &pages, QObject *parent) : QObject(parent), m_finder(finder), m_pages(pages)
{
    connect(&finder, &PageFinder::hitsAdded, this, &ReadingWalk::takeHits);
    connect(&finder, &PageFinder::finished, this, &ReadingWalk::endSearch);
}

void ReadingWalk::find(const QString &words)
{
    if (words.trimmed().isEmpty())
        m_begin.reset();
    else if (!m_begin)
        m_begin = {m_pages.viewport.position(), {}};
    m_goesToFirstHit = true;
    m_finder.find(words);
}

/// While more letters are typed, each search starts at the position where the first one began, not at the last hit.
void ReadingWalk::takeHits()
{
    if (!m_goesToFirstHit || !m_begin)
        return;
    if (!m_begin->text)
        m_begin->text = m_pages.geometry.topPosition();
    const int next = m_finder.neighbour(1, *m_begin->text);
    // Hits arrive from the first page on, so the first one after the start position may not have arrived yet.
    if (m_finder.hits()[size_t(next)].range.start >= *m_begin->text)
        goToHit(next);
}

void ReadingWalk::endSearch()
{
    if (!std::exchange(m_goesToFirstHit, false))
        return;
    if (!m_finder.hits().empty())
        goToHit(0);
    else if (m_begin)
        m_pages.navigator.goTo(m_begin->place);
}

void ReadingWalk::leaveFind()
{
    const std::optional<Begin> begin = m_begin;
    find({});
    if (begin)
        m_pages.navigator.goTo(begin->place);
}

void ReadingWalk::goOn(int direction)
{
    const qint64 here = m_pages.geometry.topPosition();
    if (m_finder.isActive())
        return goToHit(m_finder.neighbour(direction, here));
    const DocumentHighlight *next = m_pages.marks.neighbour(direction, here);
    if (!next)
        return;
    const int finding = next->finding;
    goToFinding(finding);
    Q_EMIT findingReached(finding);
}

void ReadingWalk::goToHit(int hit)
{
    if (hit < 0 || hit >= int(m_finder.hits().size()))
        return;
    m_goesToFirstHit = false;
    m_finder.setCurrent(hit);
    m_pages.navigator.reveal(m_finder.hits()[size_t(hit)].range);
}

void ReadingWalk::goToFinding(int finding)
{
    m_pages.marks.pointAt({});
    m_pages.marks.setCurrentFinding(finding);
    if (const DocumentHighlight *mark = m_pages.marks.markOf(finding))
        m_pages.navigator.reveal(mark->range);
}

void ReadingWalk::goToRange(TextRange range)
{
    m_pages.marks.pointAt(range);
    m_pages.navigator.reveal(range);
}

} // namespace lectern::models
