// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reviews/rows/review_model.h"

#include "models/reviews/review_labels.h"

#include <limits>

namespace lectern::models {

namespace {

/// While asking again fails, a row that was not proved for so long is no longer shown as live.
constexpr std::chrono::seconds unprovenUntilStale{3};
constexpr int prefetchRows = 60; ///< About two screens.

bool isSame(const std::optional<StorageError> &a, const std::optional<StorageError> &b)
{
    return a.has_value() == b.has_value() && (!a || (a->code == b->code && a->part == b->part));
}

QString sortableTitles()
{
    QStringList titles;
    for (int column = 0; column < reviewColumnCount; ++column) {
        if (sortKeyOf(ReviewColumn(column)))
            titles << titleOf(ReviewColumn(column));
    }
    return titles.join(QStringLiteral(", "));
}

} // namespace

ReviewModel::ReviewModel(ReviewSource &source, QObject *parent) : QAbstractTableModel(parent), m_source(source)
{
    m_batchTimer.setSingleShot(true);
    m_batchTimer.setInterval(0);
    connect(&m_batchTimer, &QTimer::timeout, this, &ReviewModel::fetchBatch);
    m_markTimer.setInterval(markInterval);
    connect(&m_markTimer, &QTimer::timeout, this, &ReviewModel::keepMarksTrue);
}

void ReviewModel::setQuery(const ReviewQuery &query)
{
    const bool isAsked = m_pending || m_shown;
    if (isAsked && query == m_query && !m_error)
        return;
    m_query = query;
    begin();
}

void ReviewModel::retire(std::unique_ptr<ResultSet> set)
{
    if (!set)
        return;
    set->disconnect(this);
    set->stop();
    set.release()->deleteLater(); // it may be the one that is calling
}

void ReviewModel::showNew() { begin(); }

void ReviewModel::begin()
{
    retire(std::move(m_pending));
    setError(std::nullopt);
    m_pending = std::make_unique<ResultSet>(m_source, m_query);
    connect(m_pending.get(), &ResultSet::firstPageArrived, this, &ReviewModel::showPending);
    connect(m_pending.get(), &ResultSet::failed, this, [this](const StorageError &error) { setError(error); });
    Q_EMIT loadingChanged();
    m_pending->start();
}

void ReviewModel::showPending()
{
    beginResetModel();
    m_newestCount.stop();
    m_recounted.reset();
    retire(std::move(m_shown));
    m_shown = std::move(m_pending);
    m_rowCount = int(std::min<qint64>(m_shown->count().value, std::numeric_limits<int>::max()));
    connectShown();
    endResetModel();
    setError(std::nullopt);
    setNewAbove(0);
    Q_EMIT loadingChanged();
    Q_EMIT countChanged();
}

void ReviewModel::connectShown()
{
    ResultSet *shown = m_shown.get();
    connect(shown, &ResultSet::countChanged, this, &ReviewModel::takeCount);
    connect(shown, &ResultSet::pageRefreshed, this, &ReviewModel::acceptRefresh);
    connect(shown, &ResultSet::settled, this, &ReviewModel::settled);
    connect(shown, &ResultSet::pageArrived, this, [this](qint64 pageNumber) {
        recover();
        announcePage(pageNumber, ReviewColumn(0), ReviewColumn(reviewColumnCount - 1));
    });
}

void ReviewModel::takeCount()
{
    const int rows = int(std::min<qint64>(m_shown->count().value, std::numeric_limits<int>::max()));
    if (rows > m_rowCount) {
        beginInsertRows({}, m_rowCount, rows - 1);
        m_rowCount = rows;
        endInsertRows();
    } else if (rows < m_rowCount) {
        beginRemoveRows({}, rows, m_rowCount - 1);
        m_rowCount = rows;
        endRemoveRows();
    }
    Q_EMIT countChanged();
}

RowCount ReviewModel::count() const
{
    const bool isNewest = m_recounted && m_shown && (!m_shown->count().isExact || m_recountedAt >= m_shown->countedAt());
    return isNewest ? RowCount{*m_recounted, true} : listedCount();
}

void ReviewModel::noteCount(qint64 count, Instant provenAt)
{
    if (!m_shown || (m_recounted && provenAt < m_recountedAt))
        return;
    const RowCount before = this->count();
    m_recounted = count;
    m_recountedAt = provenAt;
    if (this->count().value != before.value || this->count().isExact != before.isExact)
        Q_EMIT countChanged();
}

QString ReviewModel::positionText(int row) const { return lectern::models::positionText(row, listedCount(), count()); }

void ReviewModel::announcePage(qint64 pageNumber, ReviewColumn first, ReviewColumn last)
{
    const int firstRow = int(pageNumber * pageRowCount);
    const int lastRow = std::min(firstRow + pageRowCount, m_rowCount) - 1;
    if (firstRow <= lastRow)
        Q_EMIT dataChanged(index(firstRow, int(first)), index(lastRow, int(last)));
}

void ReviewModel::acceptRefresh(qint64 pageNumber, const PageChanges &changes)
{
    recover();
    for (const int row : changes.changed) {
        const int inModel = int(pageNumber * pageRowCount + row);
        if (inModel < m_rowCount)
            Q_EMIT dataChanged(index(inModel, 0), index(inModel, reviewColumnCount - 1));
    }
    keepMarksTrue();
    const bool hasNewAbove = pageNumber == 0 && changes.isFromStart && changes.newRows != m_newAbove;
    if (hasNewAbove)
        setNewAbove(changes.newRows);
    if (hasNewAbove || !changes.changed.empty())
        Q_EMIT changesSeen();
}

void ReviewModel::setError(std::optional<StorageError> error)
{
    const bool isNews = !isSame(m_error, error);
    m_error = std::move(error);
    if (isNews)
        Q_EMIT errorChanged();
}

void ReviewModel::recover()
{
    // An answer proves that the server is back, not that a question it refused is now welcome.
    const bool wasUnreachable = m_error && m_error->code == ErrorCode::Unavailable;
    if (!m_error || (!wasUnreachable && (m_pending || m_shown->hasIndexFailed())))
        return;
    setError(std::nullopt);
    if (m_pending)
        m_pending->retry();
    m_shown->retry();
}

void ReviewModel::setNewAbove(int count)
{
    if (count == m_newAbove)
        return;
    m_newAbove = count;
    Q_EMIT newAboveChanged(count);
}

void ReviewModel::retry()
{
    setError(std::nullopt);
    if (m_pending)
        m_pending->retry();
    if (m_shown) {
        m_shown->retry();
        m_shown->refresh(std::chrono::milliseconds(0), panelBound);
    }
}

void ReviewModel::refresh(std::chrono::milliseconds bound)
{
    if (!m_shown)
        return retry();
    m_shown->refresh(std::chrono::milliseconds(0), bound);
    recount();
}

void ReviewModel::recount()
{
    if (!m_shown)
        return;
    m_newestCount.ask(
        this, [this](std::stop_token stop) { return m_source.fetchCount(m_shown->query().filter, stop); },
        [this](const Result<Answer<RowCount>> &result) {
            if (result) // the refresh of the rows tells otherwise
                noteCount(result->value->value, result->provenance.provenAt);
        });
}

void ReviewModel::refreshVisible()
{
    if (m_shown)
        m_shown->refresh(std::chrono::milliseconds(0), panelBound);
}

void ReviewModel::setSeen(bool isSeen)
{
    m_isSeen = isSeen;
    if (!isSeen)
        return m_markTimer.stop();
    m_markTimer.start();
    refreshVisible();
}

void ReviewModel::refuse(const StorageError &error)
{
    m_newestCount.stop();
    beginResetModel();
    retire(std::move(m_pending));
    retire(std::move(m_shown));
    m_recounted.reset();
    m_rowCount = 0;
    endResetModel();
    setNewAbove(0);
    setError(error);
    Q_EMIT loadingChanged();
    Q_EMIT countChanged();
}

/// A row's mark tells an age, and ages by itself: it is painted again before it says less than is true.
void ReviewModel::keepMarksTrue()
{
    QStringList marks;
    for (int row = m_firstVisible; row <= m_lastVisible; ++row) {
        const std::optional<Provenance> provenance = findProvenance(row);
        marks.append(provenance ? originText(*provenance) : QString());
    }
    if (marks == m_marks)
        return;
    m_marks = std::move(marks);
    const int last = std::min(m_lastVisible, m_rowCount - 1);
    if (m_firstVisible <= last)
        Q_EMIT dataChanged(index(m_firstVisible, int(ReviewColumn::From)), index(last, int(ReviewColumn::From)));
}

void ReviewModel::setVisibleRows(int first, int last)
{
    m_firstVisible = first;
    m_lastVisible = last;
    if (!m_shown)
        return;
    m_shown->setVisibleRows(first, last);
    for (qint64 page = PageWindow::pageOf(first); page <= PageWindow::pageOf(last); ++page)
        m_shown->touchPage(page);
    // The next page is asked for a little before it is needed.
    for (const int near : {first - prefetchRows, last + prefetchRows}) {
        if (near >= 0 && near < m_rowCount)
            m_shown->want(PageWindow::pageOf(near));
    }
    m_batchTimer.start();
}

void ReviewModel::fetchBatch()
{
    if (!m_shown)
        return;
    m_shown->fetchWanted();
    if (m_isSeen)
        m_shown->refresh(panelBound, panelBound); // what was scrolled back into view
}

std::optional<ReviewRow> ReviewModel::findRow(int row) const
{
    const ResidentPage *page = m_shown ? m_shown->findPage(PageWindow::pageOf(row)) : nullptr;
    const int index = PageWindow::indexIn(row);
    if (!page || index >= page->rowCount())
        return std::nullopt;
    return page->row(index);
}

std::optional<Provenance> ReviewModel::findProvenance(int row) const
{
    const ResidentPage *page = m_shown ? m_shown->findPage(PageWindow::pageOf(row)) : nullptr;
    const int index = PageWindow::indexIn(row);
    if (!page || index >= page->rowCount())
        return std::nullopt;
    return provenanceOf(*page, index);
}

Provenance ReviewModel::provenanceOf(const ResidentPage &page, int index) const
{
    Provenance provenance = page.answerOf(index).provenance;
    provenance.age = ageOf(provenance, Clock::boot().now());
    if (m_error && provenance.age > unprovenUntilStale)
        provenance.source = Source::Stale;
    return provenance;
}

std::optional<std::chrono::milliseconds> ReviewModel::visibleAge() const
{
    std::optional<std::chrono::milliseconds> oldest;
    for (int row = m_firstVisible; row <= m_lastVisible; ++row) {
        if (const std::optional<Provenance> provenance = findProvenance(row); provenance && loadState(row) == LoadState::Loaded)
            oldest = std::max(oldest.value_or(provenance->age), provenance->age);
    }
    return oldest;
}

ReviewModel::LoadState ReviewModel::loadState(int row) const
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

std::optional<int> ReviewModel::rowOf(ReviewId id) const
{
    const std::optional<qint64> row = m_shown ? m_shown->rowOf(id) : std::nullopt;
    return row && *row < m_rowCount ? std::optional<int>(int(*row)) : std::nullopt;
}

int ReviewModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : m_rowCount; }
int ReviewModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : reviewColumnCount; }

QVariant ReviewModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const LoadState state = loadState(index.row());
    if (state == LoadState::Loading && m_shown) {
        m_shown->want(PageWindow::pageOf(index.row()));
        if (!m_batchTimer.isActive())
            m_batchTimer.start();
    }
    if (role == LoadStateRole)
        return QVariant::fromValue(state);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((isNumber(ReviewColumn(index.column())) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return cellData(index.row(), ReviewColumn(index.column()), role);
}

QVariant ReviewModel::cellData(int row, ReviewColumn column, int role) const
{
    const std::optional<ReviewRow> review = findRow(row);
    if (!review)
        return {};
    switch (role) {
    case Qt::DisplayRole: return column == ReviewColumn::From ? originText(*findProvenance(row)) : cellText(*review, column);
    case Qt::AccessibleTextRole: return column == ReviewColumn::From ? originText(*findProvenance(row)) : accessibleCellText(*review, column);
    case SortValueRole: return cellValue(*review, column);
    case SourceRole: return int(findProvenance(row)->source);
    case IdRole: return review->id().value;
    default: return {};
    }
}

QVariant ReviewModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= reviewColumnCount)
        return {};
    const auto column = ReviewColumn(section);
    if (role == Qt::DisplayRole)
        return titleOf(column);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((isNumber(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole || role == Qt::AccessibleDescriptionRole)
        return sortKeyOf(column) ? tr("Sorts by %1").arg(titleOf(column))
                                 : tr("The list cannot be sorted by %1. It can be by: %2.").arg(titleOf(column), sortableTitles());
    return {};
}

} // namespace lectern::models
