// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reviews/rows/review_generations.h"

#include <algorithm>
#include <utility>

namespace lectern::models {

namespace {

/// A row whose freshness was not proved for this long, because requests fail, is no longer shown as live.
constexpr std::chrono::seconds unprovenUntilStale{3};
constexpr int prefetchRows = 60; ///< About two screens.

bool isSame(const std::optional<StorageError> &a, const std::optional<StorageError> &b)
{
    return a.has_value() == b.has_value() && (!a || (a->code == b->code && a->part == b->part));
}

} // namespace

ReviewGenerations::ReviewGenerations(ReviewSource &source, QObject *parent) : QObject(parent), m_source(source) {}

void ReviewGenerations::retire(std::unique_ptr<ResultSet> set)
{
    if (!set)
        return;
    set->disconnect(this);
    set->stop();
    set.release()->deleteLater(); // deferred, because the set may be the caller
}

void ReviewGenerations::begin(const ReviewQuery &query)
{
    retire(std::move(m_pending));
    setError(std::nullopt);
    m_pending = std::make_unique<ResultSet>(m_source, query);
    connect(m_pending.get(), &ResultSet::firstPageArrived, this, &ReviewGenerations::pendingArrived);
    connect(m_pending.get(), &ResultSet::failed, this, [this](const StorageError &error) { setError(error); });
    Q_EMIT begun();
    m_pending->start();
}

void ReviewGenerations::showPending()
{
    retire(std::move(m_shown));
    m_shown = std::move(m_pending);
    const ResultSet *shown = m_shown.get();
    connect(shown, &ResultSet::countChanged, this, &ReviewGenerations::countChanged);
    connect(shown, &ResultSet::settled, this, &ReviewGenerations::settled);
    connect(shown, &ResultSet::pageRefreshed, this, [this](qint64 pageNumber, const PageChanges &changes) {
        recover();
        Q_EMIT pageRefreshed(pageNumber, changes);
    });
    connect(shown, &ResultSet::pageArrived, this, [this](qint64 pageNumber) {
        recover();
        Q_EMIT pageArrived(pageNumber);
    });
}

void ReviewGenerations::clear()
{
    retire(std::move(m_pending));
    retire(std::move(m_shown));
}

/// An answer has arrived: repeats requests that failed because a server was unreachable.
void ReviewGenerations::recover()
{
    // The answer proves that the server is reachable, but not that a refused request would now succeed.
    const bool wasUnreachable = m_error && m_error->code == ErrorCode::Unavailable;
    if (!m_error || (!wasUnreachable && (m_pending || m_shown->hasIndexFailed())))
        return;
    retry();
}

void ReviewGenerations::retry()
{
    setError(std::nullopt);
    if (m_pending)
        m_pending->retry();
    if (m_shown)
        m_shown->retry();
}

void ReviewGenerations::setError(std::optional<StorageError> error)
{
    const bool isNews = !isSame(m_error, error);
    m_error = std::move(error);
    if (isNews)
        Q_EMIT errorChanged();
}

void ReviewGenerations::look(int first, int last, int rowCount)
{
    if (!m_shown)
        return;
    m_shown->setVisibleRows(first, last);
    for (qint64 page = PageWindow::pageOf(first); page <= PageWindow::pageOf(last); ++page)
        m_shown->touchPage(page);
    // The next page is requested a little before it is needed.
    for (const int near : {first - prefetchRows, last + prefetchRows}) {
        if (near >= 0 && near < rowCount)
            m_shown->want(PageWindow::pageOf(near));
    }
}

const ResidentPage *ReviewGenerations::pageWith(int row) const
{
    const ResidentPage *page = m_shown ? m_shown->findPage(PageWindow::pageOf(row)) : nullptr;
    return page && PageWindow::indexIn(row) < page->rowCount() ? page : nullptr;
}

std::optional<ReviewRow> ReviewGenerations::findRow(int row) const
{
    const ResidentPage *page = pageWith(row);
    return page ? std::optional(page->row(PageWindow::indexIn(row))) : std::nullopt;
}

std::optional<Provenance> ReviewGenerations::findProvenance(int row) const
{
    const ResidentPage *page = pageWith(row);
    if (!page)
        return std::nullopt;
    Provenance provenance = page->answerOf(PageWindow::indexIn(row)).provenance;
    provenance.age = ageOf(provenance, Clock::boot().now());
    if (m_error && provenance.age > unprovenUntilStale)
        provenance.source = Source::Stale;
    return provenance;
}

std::optional<std::chrono::milliseconds> ReviewGenerations::oldestAge(int first, int last) const
{
    std::optional<std::chrono::milliseconds> oldest;
    for (int row = first; row <= last; ++row) {
        if (const std::optional<Provenance> provenance = findProvenance(row); provenance && loadState(row) == LoadState::Loaded)
            oldest = std::max(oldest.value_or(provenance->age), provenance->age);
    }
    return oldest;
}

ReviewGenerations::LoadState ReviewGenerations::loadState(int row) const
{
    if (!m_shown)
        return LoadState::Loading;
    const qint64 pageNumber = PageWindow::pageOf(row);
    const ResidentPage *page = m_shown->findPage(pageNumber);
    if (!page)
        return m_shown->hasFailed(pageNumber) ? LoadState::Failed : LoadState::Loading;
    const int index = PageWindow::indexIn(row);
    return index >= page->rowCount() || page->isGone(index) ? LoadState::Gone : LoadState::Loaded;
}

} // namespace lectern::models
