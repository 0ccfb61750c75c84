// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reviews/rows/resident_page.h"

#include <QHash>

#include <algorithm>

namespace lectern::models {

ResidentPage::ResidentPage(PageRequest request, PageAnswer answer) : m_request(std::move(request)), m_provenAt(answer.provenance.provenAt)
{
    const auto shared = std::make_shared<const PageAnswer>(std::move(answer));
    m_rows.reserve(size_t(shared->page->rowCount()));
    for (int i = 0; i < shared->page->rowCount(); ++i)
        m_rows.push_back({shared, i, false});
    // From now on the page is requested from its own first row, which needs neither a neighbour nor skipped rows.
    if (rowCount() > 0 && (m_request.direction == PageRequest::Direction::Before || m_request.skip > 0)) {
        m_request.anchor = anchorOf(0);
        m_request.direction = PageRequest::Direction::From;
        m_request.skip = 0;
    }
}

ReviewRow ResidentPage::row(int index) const
{
    const Row &row = m_rows[size_t(index)];
    return row.answer->page->row(row.index);
}

Anchor ResidentPage::anchorOf(int index) const
{
    const Row &row = m_rows[size_t(index)];
    return row.answer->page->anchorOf(row.index);
}

int ResidentPage::indexOf(ReviewId id) const
{
    for (int i = 0; i < rowCount(); ++i) {
        if (row(i).id() == id)
            return i;
    }
    return -1;
}

const ReviewPage *ResidentPage::wholeAnswer() const
{
    if (m_rows.empty() || m_nextRefresh)
        return nullptr;
    const std::shared_ptr<const PageAnswer> &first = m_rows.front().answer;
    const bool isOne = std::all_of(m_rows.begin(), m_rows.end(), [&first](const Row &row) { return row.answer == first && !row.isGone; });
    return isOne ? first->page.get() : nullptr;
}

void ResidentPage::renew(const Provenance &provenance)
{
    m_provenAt = provenance.provenAt;
    const auto renewed = std::make_shared<const PageAnswer>(PageAnswer{m_rows.front().answer->page, provenance});
    for (Row &row : m_rows)
        row.answer = renewed;
}

PageChanges ResidentPage::merge(PageAnswer answer)
{
    const bool isContinuation = m_nextRefresh.has_value();
    m_settledCount = isContinuation ? m_settledCount : 0;
    m_nextRefresh.reset();
    m_provenAt = answer.provenance.provenAt;
    const auto shared = std::make_shared<const PageAnswer>(std::move(answer));
    QHash<ReviewId, int> known;
    known.reserve(rowCount());
    for (int i = 0; i < rowCount(); ++i)
        known.insert(row(i).id(), i);

    PageChanges changes;
    std::vector<bool> isFound(m_rows.size(), false);
    changes.isFromStart = !isContinuation;
    bool isAheadOfKnown = !isContinuation;
    for (int i = 0; i < shared->page->rowCount(); ++i) {
        const auto place = known.constFind(shared->page->row(i).id());
        if (place == known.constEnd()) {
            ++changes.strangers;
            changes.newRows += isAheadOfKnown ? 1 : 0;
            continue;
        }
        isAheadOfKnown = false;
        Row &mine = m_rows[size_t(*place)];
        isFound[size_t(*place)] = true;
        if (mine.isGone || row(*place).version() != shared->page->row(i).version())
            changes.changed.push_back(*place);
        mine = {shared, i, false};
    }
    settleMissing(isFound, *shared->page, changes);
    std::sort(changes.changed.begin(), changes.changed.end());
    return changes;
}

void ResidentPage::settleMissing(const std::vector<bool> &isFound, const ReviewPage &answer, PageChanges &changes)
{
    int lastFound = m_settledCount - 1;
    for (int i = m_settledCount; i < rowCount(); ++i)
        lastFound = isFound[size_t(i)] ? i : lastFound;
    // If the answer is full, rows after its last one may still exist: new rows may have pushed them out.
    const bool isOpenEnded = answer.rowCount() >= m_request.limit;
    const int settledEnd = isOpenEnded ? lastFound + 1 : rowCount();
    for (int i = m_settledCount; i < settledEnd; ++i) {
        if (!isFound[size_t(i)] && !m_rows[size_t(i)].isGone) {
            m_rows[size_t(i)].isGone = true;
            changes.changed.push_back(i);
        }
    }
    m_settledCount = settledEnd;
    if (settledEnd < rowCount()) {
        m_nextRefresh = m_request;
        m_nextRefresh->anchor = answer.anchorOf(answer.rowCount() - 1);
        m_nextRefresh->direction = PageRequest::Direction::After;
    }
}

} // namespace lectern::models
