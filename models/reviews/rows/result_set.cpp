// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reviews/rows/result_set.h"

#include "storage/api/when_done.h"

#include <algorithm>

namespace lectern::models {

namespace {

constexpr int pagesAtOnce = 4; ///< More requests would only queue for a storage thread.
constexpr qint64 pagesKeptBesideView = 2;

} // namespace

ResultSet::ResultSet(ReviewSource &source, ReviewQuery query, QObject *parent) : QObject(parent), m_source(source), m_query(std::move(query)) {}

ResultSet::~ResultSet() { stop(); }

void ResultSet::stop()
{
    m_stop.request_stop();
    for (auto &[number, stop] : m_fetching)
        stop.request_stop();
}

template <typename T, typename Handle>
void ResultSet::await(const FutureAnswer<T> &future, Handle &&handle)
{
    ++m_openRequests;
    whenDone(future, this, [this, handle = std::forward<Handle>(handle)](const Result<Answer<T>> &result) {
        handle(result);
        closeRequest();
    });
}

void ResultSet::closeRequest()
{
    --m_openRequests;
    fetchWanted(); // a request has ended, or the anchors have arrived
    if (!isBusy())
        Q_EMIT settled();
}

void ResultSet::start()
{
    fetchPage(0);
    fetchEstimate();
}

void ResultSet::fetchEstimate()
{
    await<RowCount>(m_source.fetchEstimate(m_query.filter, m_stop.get_token()), [this](const auto &result) {
        // A failed estimate is ignored: the exact count will follow.
        if (result && !m_count.isExact)
            setCount({std::max(m_count.value, result->value->value), result->value->isExact});
    });
}

void ResultSet::fetchIndex()
{
    m_hasIndexFailed = false;
    await<RowIndex>(m_source.fetchIndex(m_query, m_stop.get_token()), [this](const auto &result) {
        if (!result) {
            m_hasIndexFailed = true;
            report(result.error());
            return;
        }
        m_index = result->value;
        m_countedAt = result->provenance.provenAt;
        setCount({m_index->rowCount, true});
    });
}

void ResultSet::fetchPage(qint64 pageNumber)
{
    const std::optional<PageRequest> request = m_window.plan(m_query, pageNumber, m_index.get());
    Q_ASSERT(request);
    std::stop_source &stop = m_fetching[pageNumber] = std::stop_source();
    const auto future = m_source.fetchPage(*request, stop.get_token());
    await<ReviewPage>(future, [this, pageNumber, request = *request, token = stop.get_token()](const auto &result) {
        const auto mine = m_fetching.find(pageNumber);
        if (token.stop_requested())
            return; // stopped, and possibly requested again since
        if (mine != m_fetching.end())
            m_fetching.erase(mine);
        acceptPage(pageNumber, request, result);
    });
}

void ResultSet::acceptPage(qint64 pageNumber, const PageRequest &request, const Result<Answer<ReviewPage>> &result)
{
    if (!result) {
        m_failedPages.insert(pageNumber);
        return report(result.error());
    }
    m_window.insert(pageNumber, ResidentPage(request, {result->value, result->provenance}));
    const int rows = result->value->rowCount();
    if (pageNumber > 0) {
        if (rows > 0)
            setCount({std::max(m_count.value, pageNumber * pageRowCount + rows), m_count.isExact});
        Q_EMIT pageArrived(pageNumber);
        return;
    }
    m_hasFirstPage = true;
    if (rows < pageRowCount) {
        m_index = std::make_shared<const RowIndex>(RowIndex{rows, {}});
        m_count = {rows, true};
        m_countedAt = result->provenance.provenAt;
    } else {
        m_count.value = std::max<qint64>(m_count.value, rows);
        fetchIndex();
    }
    Q_EMIT firstPageArrived();
}

void ResultSet::setCount(RowCount count)
{
    if (count.value == m_count.value && count.isExact == m_count.isExact)
        return;
    m_count = count;
    Q_EMIT countChanged();
}

void ResultSet::report(const StorageError &error)
{
    if (error.code != ErrorCode::Cancelled)
        Q_EMIT failed(error);
}

qint64 ResultSet::distanceFromView(qint64 pageNumber) const
{
    const qint64 first = PageWindow::pageOf(m_visible.first);
    const qint64 last = PageWindow::pageOf(m_visible.last);
    return pageNumber < first ? first - pageNumber : std::max<qint64>(0, pageNumber - last);
}

void ResultSet::stopPagesScrolledPast()
{
    std::erase_if(m_fetching, [this](auto &entry) {
        if (entry.first == 0 || distanceFromView(entry.first) <= pagesKeptBesideView)
            return false;
        entry.second.request_stop();
        return true;
    });
    std::erase_if(m_wanted, [this](qint64 page) { return distanceFromView(page) > pagesKeptBesideView; });
}

void ResultSet::fetchWanted()
{
    if (!m_hasFirstPage)
        return;
    stopPagesScrolledPast();
    std::vector<qint64> nearestFirst(m_wanted.begin(), m_wanted.end());
    std::stable_sort(nearestFirst.begin(), nearestFirst.end(), [this](qint64 a, qint64 b) { return distanceFromView(a) < distanceFromView(b); });
    for (const qint64 page : nearestFirst) {
        if (m_window.find(page) || m_fetching.contains(page) || m_failedPages.contains(page)) {
            m_wanted.erase(page);
        } else if (int(m_fetching.size()) < pagesAtOnce && m_window.plan(m_query, page, m_index.get())) {
            m_wanted.erase(page);
            fetchPage(page);
        } else if (m_hasIndexFailed) {
            m_wanted.erase(page); // cannot be requested; retry() tries again
            m_failedPages.insert(page);
        }
    }
}

void ResultSet::retry()
{
    const std::set<qint64> failedPages = std::exchange(m_failedPages, {});
    if (!m_hasFirstPage) {
        if (failedPages.contains(0))
            start();
        return;
    }
    if (m_hasIndexFailed)
        fetchIndex();
    m_wanted.insert(failedPages.begin(), failedPages.end());
    fetchWanted();
}

void ResultSet::refresh(std::chrono::milliseconds sinceProof, std::chrono::milliseconds bound)
{
    const Instant now = Clock::boot().now();
    std::set<qint64> pages{0};
    for (qint64 page = PageWindow::pageOf(m_visible.first); page <= PageWindow::pageOf(m_visible.last); ++page)
        pages.insert(page);
    for (const qint64 page : pages) {
        ResidentPage *resident = m_window.find(page);
        if (!resident || now - resident->provenAt() < sinceProof || m_refreshing.contains(page))
            continue;
        if (bound < panelBound || !renew(page, *resident))
            refreshPage(page, resident->request(), bound);
    }
}

/// Proves a page fresh again without asking for an answer, which most pages do not need.
bool ResultSet::renew(qint64 pageNumber, ResidentPage &page)
{
    const ReviewPage *shown = page.wholeAnswer();
    const std::optional<Provenance> provenance = shown ? m_source.renewed(page.request(), *shown) : std::nullopt;
    if (!provenance)
        return false;
    page.renew(*provenance);
    Q_EMIT pageRefreshed(pageNumber, {});
    return true;
}

void ResultSet::refreshPage(qint64 pageNumber, const PageRequest &request, std::chrono::milliseconds bound)
{
    m_refreshing.insert(pageNumber);
    // Does not count as busy, as the screen is already complete.
    const auto future = m_source.fetchPage(request, m_stop.get_token(), bound);
    whenDone(future, this, [this, pageNumber, bound](const Result<Answer<ReviewPage>> &result) {
        m_refreshing.erase(pageNumber);
        ResidentPage *page = m_window.find(pageNumber);
        if (!result)
            return report(result.error());
        if (!page)
            return;
        const bool wasFirstAnswer = !page->nextRefresh();
        const PageChanges changes = page->merge({result->value, result->provenance});
        const std::optional<PageRequest> next = page->nextRefresh();
        Q_EMIT pageRefreshed(pageNumber, changes);
        if (next && wasFirstAnswer)
            refreshPage(pageNumber, *next, bound);
    });
}

} // namespace lectern::models
