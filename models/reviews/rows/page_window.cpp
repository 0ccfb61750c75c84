// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reviews/rows/page_window.h"

namespace lectern::models {

const ResidentPage *PageWindow::find(qint64 pageNumber) const
{
    const auto found = m_pages.find(pageNumber);
    return found == m_pages.end() ? nullptr : &found->second.page;
}

ResidentPage *PageWindow::find(qint64 pageNumber)
{
    const auto found = m_pages.find(pageNumber);
    return found == m_pages.end() ? nullptr : &found->second.page;
}

void PageWindow::touch(qint64 pageNumber)
{
    const auto found = m_pages.find(pageNumber);
    if (found != m_pages.end())
        m_uses.splice(m_uses.begin(), m_uses, found->second.use);
}

void PageWindow::insert(qint64 pageNumber, ResidentPage page)
{
    const auto found = m_pages.find(pageNumber);
    if (found != m_pages.end()) {
        found->second.page = std::move(page);
        touch(pageNumber);
        return;
    }
    while (count() >= m_capacity) {
        m_pages.erase(m_uses.back());
        m_uses.pop_back();
    }
    m_uses.push_front(pageNumber);
    m_pages.insert({pageNumber, Entry{std::move(page), m_uses.begin()}});
}

std::optional<qint64> PageWindow::rowOf(ReviewId id) const
{
    for (const auto &[number, entry] : m_pages) {
        const int index = entry.page.indexOf(id);
        if (index >= 0)
            return number * pageRowCount + index;
    }
    return std::nullopt;
}

std::optional<PageRequest> PageWindow::plan(const ReviewQuery &query, qint64 pageNumber, const RowIndex *index) const
{
    using Direction = PageRequest::Direction;
    if (pageNumber == 0)
        return PageRequest{query, {}, Direction::After};

    const auto behind = m_pages.lower_bound(pageNumber);
    std::optional<PageRequest> best;
    qint64 bestSkip = RowIndex::rowsPerAnchor;
    if (behind != m_pages.begin()) {
        const auto &[number, entry] = *std::prev(behind);
        const qint64 skip = (pageNumber - number - 1) * pageRowCount;
        if (isFull(entry.page) && skip < bestSkip) {
            best = PageRequest{query, entry.page.anchorOf(entry.page.rowCount() - 1), Direction::After, int(skip)};
            bestSkip = skip;
        }
    }
    if (bestSkip > 0 && behind != m_pages.end() && behind->first == pageNumber + 1 && behind->second.page.rowCount() > 0)
        return PageRequest{query, behind->second.page.anchorOf(0), Direction::Before};

    const qint64 row = pageNumber * pageRowCount;
    const size_t anchor = size_t(row / RowIndex::rowsPerAnchor);
    if (index && anchor < index->anchors.size() && row % RowIndex::rowsPerAnchor < bestSkip)
        best = PageRequest{query, index->anchors[anchor], Direction::From, int(row % RowIndex::rowsPerAnchor)};
    return best;
}

} // namespace lectern::models
