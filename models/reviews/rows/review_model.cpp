// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reviews/rows/review_model.h"

#include "models/reviews/review_labels.h"

#include <limits>

namespace lectern::models {

namespace {

int rowCountOf(const ResultSet &set) { return int(std::min<qint64>(set.count().value, std::numeric_limits<int>::max())); }

QVariant alignmentOf(ReviewColumn column) { return QVariant::fromValue((isNumber(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter); }

} // namespace

ReviewModel::ReviewModel(ReviewSource &source, QObject *parent) : QAbstractTableModel(parent), m_source(source), m_generations(source)
{
    connect(&m_generations, &ReviewGenerations::begun, this, &ReviewModel::loadingChanged);
    connect(&m_generations, &ReviewGenerations::pendingArrived, this, &ReviewModel::showPending);
    connect(&m_generations, &ReviewGenerations::errorChanged, this, &ReviewModel::errorChanged);
    connect(&m_generations, &ReviewGenerations::countChanged, this, &ReviewModel::takeCount);
    connect(&m_generations, &ReviewGenerations::pageRefreshed, this, &ReviewModel::acceptRefresh);
    connect(&m_generations, &ReviewGenerations::settled, this, &ReviewModel::settled);
    connect(&m_generations, &ReviewGenerations::pageArrived, this, &ReviewModel::announcePage);
    m_batchTimer.setSingleShot(true);
    m_batchTimer.setInterval(0);
    connect(&m_batchTimer, &QTimer::timeout, this, &ReviewModel::fetchBatch);
    m_markTimer.setInterval(markInterval);
    connect(&m_markTimer, &QTimer::timeout, this, &ReviewModel::keepMarksTrue);
}

void ReviewModel::setQuery(const ReviewQuery &query)
{
    const bool isAsked = isLoading() || hasRows();
    if (isAsked && query == m_query && !error())
        return;
    m_query = query;
    m_generations.begin(query);
}

void ReviewModel::showNew() { m_generations.begin(m_query); }

void ReviewModel::showPending()
{
    beginResetModel();
    m_recount.stop();
    m_newestCount.forget();
    m_generations.showPending();
    m_rowCount = rowCountOf(*m_generations.shown());
    endResetModel();
    m_generations.setError(std::nullopt);
    setNewAbove(0);
    Q_EMIT loadingChanged();
    Q_EMIT countChanged();
}

void ReviewModel::takeCount()
{
    const int rows = rowCountOf(*m_generations.shown());
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

RowCount ReviewModel::listedCount() const { return hasRows() ? m_generations.shown()->count() : RowCount{}; }

RowCount ReviewModel::count() const { return hasRows() ? m_newestCount.beside(listedCount(), m_generations.shown()->countedAt()) : RowCount{}; }

void ReviewModel::noteCount(qint64 count, Instant provenAt)
{
    const RowCount before = this->count();
    if (!hasRows() || !m_newestCount.note(count, provenAt))
        return;
    if (this->count().value != before.value || this->count().isExact != before.isExact)
        Q_EMIT countChanged();
}

QString ReviewModel::positionText(int row) const { return lectern::models::positionText(row, listedCount(), count()); }

void ReviewModel::announcePage(qint64 pageNumber)
{
    const int first = int(pageNumber * pageRowCount);
    const int last = std::min(first + pageRowCount, m_rowCount) - 1;
    if (first <= last)
        Q_EMIT dataChanged(index(first, 0), index(last, reviewColumnCount - 1));
}

void ReviewModel::acceptRefresh(qint64 pageNumber, const PageChanges &changes)
{
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

void ReviewModel::setNewAbove(int count)
{
    if (count == m_newAbove)
        return;
    m_newAbove = count;
    Q_EMIT newAboveChanged(count);
}

void ReviewModel::retry()
{
    m_generations.retry();
    refreshVisible();
}

void ReviewModel::refresh(std::chrono::milliseconds bound)
{
    if (!hasRows())
        return retry();
    m_generations.shown()->refresh(std::chrono::milliseconds(0), bound);
    recount();
}

void ReviewModel::recount()
{
    if (!hasRows())
        return;
    m_recount.ask(
        this, [this](std::stop_token stop) { return m_source.fetchCount(m_generations.shown()->query().filter, stop); },
        [this](const Result<Answer<RowCount>> &result) {
            if (result) // errors are reported by the refresh of the rows
                noteCount(result->value->value, result->provenance.provenAt);
        });
}

void ReviewModel::refreshVisible()
{
    if (hasRows())
        m_generations.shown()->refresh(std::chrono::milliseconds(0), panelBound);
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
    m_recount.stop();
    beginResetModel();
    m_generations.clear();
    m_newestCount.forget();
    m_rowCount = 0;
    endResetModel();
    setNewAbove(0);
    m_generations.setError(error);
    Q_EMIT loadingChanged();
    Q_EMIT countChanged();
}

/// The displayed age of a row grows, so it is repainted before its text becomes untrue.
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
    m_generations.look(first, last, m_rowCount);
    if (hasRows())
        m_batchTimer.start();
}

void ReviewModel::fetchBatch()
{
    ResultSet *shown = m_generations.shown();
    if (!shown)
        return;
    shown->fetchWanted();
    if (m_isSeen)
        shown->refresh(panelBound, panelBound); // refreshes rows that were scrolled back into view
}

std::optional<int> ReviewModel::rowOf(ReviewId id) const
{
    const std::optional<qint64> row = hasRows() ? m_generations.shown()->rowOf(id) : std::nullopt;
    return row && *row < m_rowCount ? std::optional<int>(int(*row)) : std::nullopt;
}

int ReviewModel::residentPageCount() const { return hasRows() ? m_generations.shown()->residentPageCount() : 0; }

int ReviewModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : m_rowCount; }
int ReviewModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : reviewColumnCount; }

QVariant ReviewModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const LoadState state = loadState(index.row());
    if (state == LoadState::Loading && hasRows()) {
        m_generations.shown()->want(PageWindow::pageOf(index.row()));
        if (!m_batchTimer.isActive())
            m_batchTimer.start();
    }
    if (role == LoadStateRole)
        return QVariant::fromValue(state);
    if (role == Qt::TextAlignmentRole)
        return alignmentOf(ReviewColumn(index.column()));
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
        return alignmentOf(column);
    if (role == Qt::ToolTipRole || role == Qt::AccessibleDescriptionRole)
        return sortHintOf(column);
    return {};
}

} // namespace lectern::models
