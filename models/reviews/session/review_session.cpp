// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reviews/session/review_session.h"

namespace lectern::models {

namespace {

using namespace std::chrono_literals;

/// Minimum interval of row requests while PostgreSQL does not answer.
constexpr auto patientInterval = 1000ms;
constexpr auto detailDelay = 60ms;

} // namespace

ReviewSession::ReviewSession(ReviewSource &source, ChangeFeed *changes, MetricsSource *metrics, QObject *parent)
    : QObject(parent)
    , m_source(source)
    , m_query(new QueryState(source, this))
    , m_rows(new ReviewModel(source, this))
    , m_statistics(new ReviewStatistics(source, this))
    , m_detail(new ReviewDetail(source, this))
    , m_views(new SavedViews(source, this))
    , m_counts(new ReviewCounts(source, *m_query, *m_rows, *m_statistics, *m_views, this))
{
    m_currentTimer.setSingleShot(true);
    m_currentTimer.setInterval(detailDelay);
    m_sinceRefresh.start();
    connect(m_query, &QueryState::changed, this, &ReviewSession::ask);
    connect(m_rows, &ReviewModel::changesSeen, this, &ReviewSession::watchSearchIndex);
    connect(m_rows, &QAbstractItemModel::dataChanged, this, [this] {
        if (currentId() != m_detail->current() && !m_currentTimer.isActive())
            m_currentTimer.start();
    });
    connect(&m_currentTimer, &QTimer::timeout, this, &ReviewSession::openCurrent);
    if (metrics) {
        m_searchIndex = new SearchIndexWatch(*metrics, this);
        connect(m_searchIndex, &SearchIndexWatch::pendingChanged, this, &ReviewSession::unsearchableChanged);
        connect(m_searchIndex, &SearchIndexWatch::completed, this, &ReviewSession::refresh);
    }
    if (changes)
        connect(changes, &ChangeFeed::looked, this, &ReviewSession::hear);
}

void ReviewSession::start()
{
    if (std::exchange(m_hasStarted, true))
        return;
    if (!m_hasRestoredViews)
        m_views->addExamples();
    ask();
    m_counts->countAll();
}

void ReviewSession::ask()
{
    if (!m_hasStarted)
        return;
    m_rows->setQuery(m_query->query());
    m_statistics->setFilter(m_query->query().filter);
    watchSearchIndex();
    Q_EMIT asked();
}

void ReviewSession::refresh()
{
    if (!m_hasStarted)
        return;
    // An empty list has no rows to keep in place.
    m_rows->rowCount() == 0 ? m_rows->showNew() : m_rows->refresh();
    m_statistics->refresh();
    m_detail->refresh();
    m_views->refreshCounts();
    m_counts->countAll();
    watchSearchIndex();
}

void ReviewSession::setSeen(bool isSeen)
{
    m_isSeen = isSeen;
    m_rows->setSeen(isSeen);
    m_counts->setSeen(isSeen);
}

void ReviewSession::setDetailSeen(bool isSeen) { m_isDetailSeen = isSeen; }

/// Watches reviews that a text filter cannot find yet, to show how many are missing in the list.
void ReviewSession::watchSearchIndex()
{
    if (!m_searchIndex)
        return;
    m_query->query().filter.text.isEmpty() ? m_searchIndex->stop() : m_searchIndex->start();
}

void ReviewSession::setCurrentRow(std::optional<qint64> row)
{
    m_currentRow = row;
    m_currentTimer.start();
}

std::optional<ReviewId> ReviewSession::currentId() const
{
    const std::optional<ReviewRow> row = m_currentRow ? m_rows->findRow(int(*m_currentRow)) : std::nullopt;
    return row ? std::optional(row->id()) : std::nullopt;
}

void ReviewSession::openCurrent()
{
    const auto id = currentId();
    if (id || !m_currentRow) // while the row is loading, the previous review stays
        m_detail->setCurrent(id);
    Q_EMIT currentOpened();
}

void ReviewSession::narrow(ReviewFilter filter)
{
    FilterState state = m_query->filter();
    state.narrow(filter);
    m_query->setFilter(state);
}

void ReviewSession::findRowOfDate(QDate date)
{
    m_rowOfDate.ask(
        this, [this, date](std::stop_token stop) { return m_source.fetchRankOfDate(m_query->query(), date, stop); },
        [this](const Result<Answer<RowCount>> &result) {
            if (!result)
                Q_EMIT rowFailed(result.error());
            else if (m_rows->rowCount() > 0)
                Q_EMIT rowFound(std::min<qint64>(result->value->value, m_rows->rowCount() - 1));
        });
}

void ReviewSession::showView(const QString &key)
{
    if (const SavedView *view = m_views->find(key))
        m_query->set(view->filter, view->sort);
}

QString ReviewSession::currentViewKey() const
{
    const SavedView *view = m_views->find(m_query->filter(), m_query->sort());
    return view ? view->key : QString();
}

void ReviewSession::restoreViews(const QVariantList &views)
{
    m_hasRestoredViews = true;
    m_views->restore(views);
}

/// After each poll of the change log, the visible rows are proved fresh again, and requested if that fails. No separate timer, whose
/// delay would add to the poll's.
void ReviewSession::hear(const ChangeNews &news)
{
    if (!news.readable.reviews)
        return refuse(
            news.error.value_or(StorageError{ErrorCode::Denied, FaultyPart::PostgreSql, QStringLiteral("this login may not read reviews")}));
    if (news.error && !news.hasChanges && !m_sinceRefresh.hasExpired(patientInterval.count()))
        return;
    if (m_isRefused && !news.error) {
        m_isRefused = false;
        return refresh();
    }
    m_sinceRefresh.start();
    if (news.hasChanges)
        m_counts->recountSoon();
    if (!m_rows->hasRows() && m_rows->error() && news.hasChanges && !news.error)
        m_rows->retry();
    if (m_isSeen)
        m_rows->refreshVisible();
    if (m_isDetailSeen)
        m_detail->renew();
}

/// The right to read was lost: drops everything that the login may no longer read.
void ReviewSession::refuse(const StorageError &error)
{
    if (std::exchange(m_isRefused, true))
        return;
    m_counts->stop();
    m_rows->refuse(error);
    m_statistics->refuse(error);
    m_detail->refuse(error);
    m_views->forgetCounts();
    Q_EMIT refused();
}

bool ReviewSession::isSettled() const
{
    const bool isDetailDue = m_currentTimer.isActive() || m_detail->isBusy();
    return m_hasStarted && m_rows->isSettled() && !m_statistics->isBusy() && !isDetailDue && !m_counts->isBusy() && !m_views->isBusy();
}

} // namespace lectern::models
