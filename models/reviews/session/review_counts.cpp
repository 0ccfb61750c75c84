// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reviews/session/review_counts.h"

namespace lectern::models {

namespace {

using namespace std::chrono_literals;

constexpr auto slowStatistics = 1000ms;

} // namespace

ReviewCounts::ReviewCounts(ReviewSource &source, const QueryState &query, ReviewModel &rows, ReviewStatistics &statistics, SavedViews &views,
                           QObject *parent)
    : QObject(parent)
    , m_source(source)
    , m_query(query)
    , m_rows(rows)
    , m_statistics(statistics)
    , m_views(views)
{
    m_recount.setSingleShot(true);
    connect(&m_recount, &QTimer::timeout, this, &ReviewCounts::recountAll);
    connect(&rows, &ReviewModel::countChanged, this, &ReviewCounts::takeCountOfList);
    connect(&rows, &ReviewModel::changesSeen, this, &ReviewCounts::recountSoon);
    connect(&statistics, &ReviewStatistics::changed, this, &ReviewCounts::takeCountOfStatistics);
}

void ReviewCounts::setSeen(bool isSeen)
{
    m_isSeen = isSeen;
    if (isSeen)
        recountSoon(); // while hidden, only the total was counted
}

void ReviewCounts::stop()
{
    m_total.stop();
    m_recount.stop();
}

void ReviewCounts::takeCountOfList()
{
    if (listsAll())
        Q_EMIT totalChanged(m_rows.count());
    if (isCountOfStatistics())
        compare();
}

/// List and statistics show the same number: the newer of the two.
void ReviewCounts::takeCountOfStatistics()
{
    if (!isCountOfStatistics() || !m_statistics.provenance() || m_statistics.provenance()->source == Source::Stale)
        return;
    m_rows.noteCount(m_statistics.find()->count, m_statistics.provenance()->provenAt);
    compare();
}

void ReviewCounts::compare()
{
    m_statistics.compareWith(m_rows.count());
    if (m_statistics.isOlder())
        recountSoon();
}

bool ReviewCounts::listsAll() const { return m_rows.hasRows() && !m_rows.isLoading() && m_query.filter().effective({}).isEmpty(); }

bool ReviewCounts::isCountOfStatistics() const
{
    return m_statistics.find() && m_rows.hasRows() && !m_rows.isLoading() && m_statistics.filter() == m_rows.query().filter;
}

bool ReviewCounts::isListBehind() const
{
    const RowCount listed = m_rows.listedCount(), now = m_rows.count();
    return m_rows.newAbove() > 0 || (listed.isExact && now.isExact && listed.value != now.value);
}

void ReviewCounts::recountSoon()
{
    if (!m_recount.isActive())
        m_recount.start(recountDelayAfter(m_statistics.cost()));
}

void ReviewCounts::recountAll()
{
    if (m_statistics.isBusy()) // refreshing would stop the running request, again and again
        return recountSoon();
    countAll();
    if (!m_isSeen)
        return;
    if (m_statistics.cost() > slowStatistics)
        m_rows.recount(); // the list's count does not wait for slow statistics
    m_statistics.refresh();
    m_views.refreshCounts();
}

void ReviewCounts::countAll()
{
    if (listsAll() && m_isSeen)
        return m_total.stop(); // the list's count is the total; a second count could differ
    m_total.ask(
        this, [this](std::stop_token stop) { return m_source.fetchCount({}, stop); },
        [this](const Result<Answer<RowCount>> &result) {
            if (result && !(listsAll() && m_isSeen))
                Q_EMIT totalChanged(*result->value);
        });
}

} // namespace lectern::models
