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

/// What an analyst looks at among the reviews: the query, its rows and statistics, the open review, the saved views. Whatever of it
/// may have changed is asked for again, as the change log tells; what the login may not read any more is forgotten.
///
/// Thread: GUI. Borrows: source, change log and metrics.
class ReviewSession : public QObject
{
    Q_OBJECT
public:
    /// Without a change log (null) things are asked again only by hand; without metrics nothing is known of the search index.
    ReviewSession(ReviewSource &source, ChangeFeed *changes, MetricsSource *metrics, QObject *parent = nullptr);

    [[nodiscard]] QueryState &query() { return *m_query; }
    [[nodiscard]] const QueryState &query() const { return *m_query; }
    [[nodiscard]] ReviewModel &rows() { return *m_rows; }
    [[nodiscard]] const ReviewModel &rows() const { return *m_rows; }
    [[nodiscard]] const ReviewStatistics &statistics() const { return *m_statistics; }
    [[nodiscard]] const ReviewDetail &detail() const { return *m_detail; }
    [[nodiscard]] const SavedViews &views() const { return *m_views; }
    [[nodiscard]] const ReviewCounts &counts() const { return *m_counts; }

    /// Nothing is asked before: the state of the last time may be restored first.
    void start();
    [[nodiscard]] bool hasStarted() const { return m_hasStarted; }
    /// Asks for everything again.
    void refresh();
    /// The list and what stands around it are on the screen.
    void setSeen(bool isSeen);
    void setDetailSeen(bool isSeen);
    /// Opens the review of that row once the arrow key rests, and once the row is there. Absent: none.
    void setCurrentRow(std::optional<qint64> row);
    /// Restricts the filter further.
    void narrow(ReviewFilter filter);
    /// Where the reviews of a day begin: answered by rowFound() or rowFailed().
    void findRowOfDate(QDate date);
    void saveView(const QString &name) { m_views->save(name, m_query->filter(), m_query->sort()); }
    void showView(const QString &key);
    void removeCurrentView() { m_views->remove(currentViewKey()); }
    /// The saved view that is shown unchanged; empty: none.
    [[nodiscard]] QString currentViewKey() const;
    void restoreViews(const QVariantList &views);
    /// No request is on its way, and none is due.
    [[nodiscard]] bool isSettled() const;

Q_SIGNALS:
    void asked();         ///< Another query than before is on its way.
    void currentOpened(); ///< The open review is the current row's now.
    void rowFound(qint64 row);
    void rowFailed(const lectern::StorageError &error);
    void refused(); ///< The login may not read reviews now.
    void unsearchableChanged(qint64 count);

private:
    void ask();
    void openCurrent();
    void hear(const ChangeNews &news);
    void refuse(const StorageError &error);
    void watchSearchIndex();
    [[nodiscard]] std::optional<ReviewId> currentId() const; ///< Absent: nothing is current, or it is on its way.

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
