// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/reviews/query_state.h"
#include "models/reviews/review_detail.h"
#include "models/reviews/review_statistics.h"
#include "models/reviews/rows/review_model.h"
#include "models/reviews/saved_views.h"
#include "models/reviews/search_index_watch.h"
#include "models/reviews/session/review_counts.h"
#include "storage/api/change_feed.h"

#include <QElapsedTimer>

namespace lectern::models {

/// The reviews place's state: the query, its rows and statistics, the open review, the saved views. Requests again what may have
/// changed according to the change log, and drops what the login may no longer read.
///
/// Thread: GUI. Borrows: source, change log and metrics.
class ReviewSession : public QObject
{
    Q_OBJECT
public:
    /// `changes` null: data is only refreshed by hand. `metrics` null: the state of the search index is unknown.
    ReviewSession(ReviewSource &source, ChangeFeed *changes, MetricsSource *metrics, QObject *parent = nullptr);

    [[nodiscard]] QueryState &query() { return *m_query; }
    [[nodiscard]] const QueryState &query() const { return *m_query; }
    [[nodiscard]] ReviewModel &rows() { return *m_rows; }
    [[nodiscard]] const ReviewModel &rows() const { return *m_rows; }
    [[nodiscard]] const ReviewStatistics &statistics() const { return *m_statistics; }
    [[nodiscard]] const ReviewDetail &detail() const { return *m_detail; }
    [[nodiscard]] const SavedViews &views() const { return *m_views; }
    [[nodiscard]] const ReviewCounts &counts() const { return *m_counts; }

    /// Begins the first requests; call it after a saved state was restored.
    void start();
    [[nodiscard]] bool hasStarted() const { return m_hasStarted; }
    /// Requests everything again.
    void refresh();
    /// Whether the list and its panels are on the screen.
    void setSeen(bool isSeen);
    void setDetailSeen(bool isSeen);
    /// Opens the row's review once the arrow key rests and the row is loaded. Absent: none.
    void setCurrentRow(std::optional<qint64> row);
    /// Restricts the filter further.
    void narrow(ReviewFilter filter);
    /// Finds the first row of a day; rowFound() or rowFailed() follows.
    void findRowOfDate(QDate date);
    void saveView(const QString &name) { m_views->save(name, m_query->filter(), m_query->sort()); }
    void showView(const QString &key);
    void removeCurrentView() { m_views->remove(currentViewKey()); }
    /// The saved view that is shown without changes; empty: none.
    [[nodiscard]] QString currentViewKey() const;
    void restoreViews(const QVariantList &views);
    /// Whether no request is running or due.
    [[nodiscard]] bool isSettled() const;

Q_SIGNALS:
    void asked();         ///< A new query was begun.
    void currentOpened(); ///< The open review is that of the current row.
    void rowFound(qint64 row);
    void rowFailed(const lectern::StorageError &error);
    void refused(); ///< The login may no longer read reviews.
    void unsearchableChanged(qint64 count);

private:
    void ask();
    void openCurrent();
    void hear(const ChangeNews &news);
    void refuse(const StorageError &error);
    void watchSearchIndex();
    [[nodiscard]] std::optional<ReviewId> currentId() const; ///< Absent: no row is current, or it is not loaded.

    ReviewSource &m_source;
    QueryState *m_query;
    ReviewModel *m_rows;
    ReviewStatistics *m_statistics;
    ReviewDetail *m_detail;
    SavedViews *m_views;
    ReviewCounts *m_counts;
    SearchIndexWatch *m_searchIndex = nullptr; ///< Null without metrics.
    NewestAnswer<RowCount> m_rowOfDate;
    std::optional<qint64> m_currentRow;
    QTimer m_currentTimer;
    QElapsedTimer m_sinceRefresh;
    bool m_hasStarted = false;
    bool m_hasRestoredViews = false;
    bool m_isSeen = false;
    bool m_isDetailSeen = false;
    bool m_isRefused = false;
};

} // namespace lectern::models
