// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/find/page_finder.h"

#include "models/documents/pages/open_document.h"
#include "storage/api/when_done.h"

#include <QtConcurrent/QtConcurrentRun>

#include <algorithm>

namespace lectern::models {

namespace {

constexpr int pagesPerTask = 64;

} // namespace

PageFinder::PageFinder(OpenDocument &document, QObject *parent) : QObject(parent), m_document(document)
{
    connect(&document, &OpenDocument::opened, this, [this] { find({}); });
    connect(&document, &OpenDocument::pagesArrived, this, &PageFinder::searchOn);
}

void PageFinder::find(const QString &words)
{
    const QString wanted = words.trimmed();
    if (wanted == m_words)
        return;
    m_stop.request_stop();
    m_stop = std::stop_source();
    m_words = wanted;
    m_hits.clear();
    m_nextPage = 1;
    m_isSearching = false;
    m_hasMore = false;
    m_isDone = m_words.isEmpty();
    Q_EMIT restarted();
    setCurrent(-1);
    if (m_words.isEmpty())
        return;
    m_document.wantAllText();
    searchOn();
}

void PageFinder::searchOn()
{
    if (m_isDone || m_isSearching || !m_document.hasPositions())
        return;
    FindPages where;
    where.firstPage = m_nextPage;
    const int count = m_document.pageCount();
    int page = m_nextPage;
    while (page <= count && page <= m_nextPage + pagesPerTask && m_document.hasText(page))
        where.pages.push_back(m_document.text(page++));
    // A hit may continue on the next page, so the last loaded page is searched only together with the one after it.
    where.searched = page > count ? where.pages.size() : where.pages.empty() ? 0 : where.pages.size() - 1;
    if (where.searched == 0) {
        m_isDone = m_nextPage > count;
        if (m_isDone)
            Q_EMIT finished();
        return;
    }
    where.firstPosition = m_document.rangeOf(m_nextPage).start;
    m_isSearching = true;
    const std::stop_token stop = m_stop.get_token();
    const size_t most = mostHits + 1 - m_hits.size();
    const int next = m_nextPage + int(where.searched);
    whenDone(QtConcurrent::run([where = std::move(where), words = m_words, most, stop] { return findWords(where, words, most, stop); }), this,
             [this, stop, next](const std::vector<FindHit> &found) {
                 if (!stop.stop_requested())
                     take(found, next);
             });
}

void PageFinder::take(const std::vector<FindHit> &found, int nextPage)
{
    m_isSearching = false;
    m_nextPage = nextPage;
    const size_t before = m_hits.size();
    for (const FindHit &hit : found) {
        m_hasMore |= m_hits.size() == mostHits;
        // A hit that continues on a page may be found again when that page is searched.
        if (m_hits.size() < mostHits && (m_hits.empty() || hit.range.start >= m_hits.back().range.end))
            m_hits.push_back(hit);
    }
    m_isDone = m_hasMore || nextPage > m_document.pageCount();
    if (m_hits.size() > before)
        Q_EMIT hitsAdded(int(before), int(m_hits.size()) - 1);
    if (m_isDone)
        Q_EMIT finished();
    else
        searchOn();
}

void PageFinder::setCurrent(int hit)
{
    const int kept = hit >= 0 && hit < int(m_hits.size()) ? hit : -1;
    if (kept == m_current)
        return;
    m_current = kept;
    Q_EMIT currentChanged(m_current);
}

int PageFinder::neighbour(int direction, qint64 position) const
{
    const int count = int(m_hits.size());
    if (count == 0)
        return -1;
    if (m_current >= 0)
        return (m_current + direction + count) % count;
    const auto after = std::lower_bound(m_hits.begin(), m_hits.end(), position,
                                        [](const FindHit &hit, qint64 from) { return hit.range.start < from; });
    const int next = int(after - m_hits.begin());
    return direction > 0 ? next % count : (next - 1 + count) % count;
}

std::pair<size_t, size_t> PageFinder::hitsWithin(const TextRange &range) const
{
    const auto first = std::lower_bound(m_hits.begin(), m_hits.end(), range.start,
                                        [](const FindHit &hit, qint64 from) { return hit.range.end <= from; });
    const auto end = std::lower_bound(first, m_hits.end(), range.end, [](const FindHit &hit, qint64 to) { return hit.range.start < to; });
    return {size_t(first - m_hits.begin()), size_t(end - m_hits.begin())};
}

} // namespace lectern::models
